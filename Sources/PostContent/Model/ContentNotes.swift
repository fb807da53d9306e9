/// What is noted of a body, in the order in which it is met.
struct ContentNotes {
  private(set) var all: [ContentNote] = []
  private var places: [ContentNote.Kind: [String: Int]] = [:]

  mutating func add(_ kind: ContentNote.Kind, _ name: String) {
    if let place = places[kind]?[name] {
      all[place].count += 1
    } else {
      places[kind, default: [:]][name] = all.count
      all.append(ContentNote(kind, name))
    }
  }
}
