import ByteInput
import ByteText
import SiteModel
import WXRFormat

// Items without a start tag.

extension ArchiveCutter {
  /// Takes a fragment: bytes that end with an item's end tag although no item is open.
  ///
  /// It is the rest of an item that contains another item, the rest of an item whose end tag came
  /// too early, or an item without a start tag.
  mutating func takeFragment(endingWith tag: Range<Int>) throws(InputError) -> Bool {
    guard let start = startOfFragment(before: tag.lowerBound) else {
      guard try feedChannel(upTo: tag.lowerBound) else { return false }
      consumed = tag.upperBound
      noteStrayItemEnd(at: tag.lowerBound)
      return true
    }
    let range = start..<tag.upperBound
    if skipsItems || join(range) {
      consumed = range.upperBound
      return true
    }
    guard try feedChannel(upTo: start) else { return false }
    settleChannel()
    consumed = range.upperBound
    isEmpty = false
    batch.items.append(
      Batch.Item(
        range: range, cdata: batch.cdata.count..<batch.cdata.count, lacksStart: true))
    return true
  }

  mutating func noteStrayItemEnd(at place: Int) {
    if let last = batch.notes.indices.last, batch.notes[last].diagnostic.code == .strayEndTag {
      batch.notes[last].diagnostic.count += 1
    } else {
      note(Diagnostic(.warning, .strayEndTag, Repair.strayEndTag.message), at: place)
    }
  }

  /// The start of the fields of an item without a start tag; `nil` if there are no fields.
  func startOfFragment(before end: Int) -> Int? {
    let outside = UnsafeBufferPointer(rebasing: batch.block.bytes[..<end])
    var first: Int?
    for tag in WXRMarkup.itemFieldTags {
      let place = outside.find(tag, from: consumed)
      if let place { first = min(first ?? place, place) }
    }
    guard let first else { return nil }
    // Everything between the last item and `end` belongs to the fragment.
    var start = batch.items.last?.range.upperBound == consumed ? consumed : first
    var search = consumed
    while let title = outside.find("<title", from: search), title < first {
      start = title
      search = title + 1
    }
    return start
  }

  func hasTitle(_ range: Range<Int>) -> Bool {
    batch.block.bytes(range).find("<title", from: 0) != nil
  }

  func hasPostID(_ range: Range<Int>) -> Bool {
    batch.block.bytes(range).find("post_id>", from: 0) != nil
  }

  /// Joins a fragment to the item that it belongs to, if that is one of the last two items.
  mutating func join(_ fragment: Range<Int>) -> Bool {
    let last = batch.items.count - 1
    if let index = [last - 1, last].first(where: {
      $0 >= 0 && batch.items[$0].missingEnd == .nextItemBegins && batch.items[$0].tail == nil
        && mayBeOne(batch.items[$0].range, fragment)
    }) {
      batch.items[index].tail = fragment
      return true
    }
    guard last >= 0, mayBeOne(batch.items[last].range, fragment),
      batch.block.bytes(batch.items[last].range.upperBound..<fragment.lowerBound).isXMLWhiteSpace
    else { return false }
    goOn(last, with: fragment)
    return true
  }

  /// Extends an item to the end of a fragment that follows it directly.
  mutating func goOn(_ item: Int, with fragment: Range<Int>) {
    batch.items[item].range = batch.items[item].range.lowerBound..<fragment.upperBound
    batch.items[item].missingEnd = nil
    batch.items[item].isSuspicious = true
  }

  /// Whether an item is in fact the rest of the item before it: it has no title of its own, and
  /// only one of the two has an id.
  func isRestOfLast(_ range: Range<Int>) -> Bool {
    guard let last = batch.items.last, last.missingEnd == .nextItemBegins, last.tail == nil,
      last.range.upperBound == range.lowerBound
    else { return false }
    return hasTitle(last.range) && mayBeOne(last.range, range)
  }

  /// Whether two runs may belong to one item.
  ///
  /// They do not if both have a title, or both an id.
  func mayBeOne(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    !(hasTitle(first) && hasTitle(second)) && !(hasPostID(first) && hasPostID(second))
  }

  /// Whether an item is open that may continue after the item inside it.
  var awaitsTail: Bool {
    batch.items.suffix(2).contains { $0.missingEnd == .nextItemBegins && $0.tail == nil }
      && batch.block.count < 4 * options.blockSizes.capacity
  }
}
