import Exporting

/// The inventories of all sites, in the order in which the sites are met.
struct Inventories {
  private(set) var all: [Inventory] = []
  private var places: [String: Int] = [:]

  mutating func add(_ batch: Inventory, of place: ExportPlace) {
    let index = places[place.siteKey, default: all.count]
    if index == all.count {
      places[place.siteKey] = index
      all.append(Inventory(key: place.siteKey))
    }
    all[index].merge(batch, of: place)
  }
}
