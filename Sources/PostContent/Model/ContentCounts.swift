/// Names and how often each is met.
struct ContentCounts {
  private(set) var all: [ContentCount] = []
  private var places: [String: Int] = [:]

  mutating func count(_ name: String) {
    if let place = places[name] {
      all[place].count += 1
    } else {
      places[name] = all.count
      all.append(ContentCount(name: name, count: 1))
    }
  }
}
