import SiteModel

/// A record with the place of its element.
struct PlacedRecord {
  var record: Record
  /// The offset of the element's start tag.
  var offset: Int
}
