import ByteText
public import SiteModel

/// What a post needs of other items: its parent, its attachments, and blocks that it includes.
public struct PostReferences: Sendable {
  /// The ids of the items under which it stands: a page's parent, a menu item's.
  public private(set) var parents: [Int] = []
  /// The ids of attachments and reusable blocks; ids of other items may be among them.
  public private(set) var media: [Int] = []
  /// The uploaded files that its texts point to, each as `UploadedFile.key`.
  public private(set) var files: [UInt64] = []

  public init(of post: Post) {
    if let parent = post.parent, parent > 0 { parents.append(parent) }
    if let cover = post.featuredMedia, cover > 0 { media.append(cover) }
    let metas = post.meta.span
    for index in metas.indices {
      switch metas[index].key {
      case "_menu_item_menu_item_parent":
        if let parent = Int(metas[index].value), parent > 0 { parents.append(parent) }
      // WooCommerce.
      case "_product_image_gallery":
        media += metas[index].value.split(separator: ",").compactMap { Int($0) }
      default: break
      }
    }
    for text in [post.content, post.excerpt] {
      text.utf8.span.withUnsafeBufferPointer { search($0) }
    }
    media = Array(Set(media)).sorted()
    files = Array(Set(files)).sorted()
  }

  /// What stands before the id of an attachment, or before a list of them.
  ///
  /// Classes and ids of pictures and captions; attributes of shortcodes and blocks, `ref` being that of a
  /// reusable block.
  private static let leads: [StaticString] = [
    "wp-image-", "wp-att-", "attachment_", "\"id\":", "\"ids\":[", "\"mediaId\":", "\"ref\":",
    " ids=\"", " include=\"",
  ]

  private mutating func search(_ text: UnsafeBufferPointer<UInt8>) {
    for lead in Self.leads {
      var place = 0
      while let found = text.find(lead, from: place) {
        place = found + lead.utf8CodeUnitCount
        let isList = lead.utf8Start[lead.utf8CodeUnitCount - 1] != UInt8(ascii: "-")
        takeNumbers(in: text, from: &place, isList: isList)
      }
    }
    var place = 0
    while let found = UploadedFile.next(in: text, from: place) {
      if let key = UploadedFile.key(of: text, found.lowerBound..<found.upperBound) {
        files.append(key)
      }
      place = found.upperBound
    }
  }

  private mutating func takeNumbers(
    in text: UnsafeBufferPointer<UInt8>, from place: inout Int, isList: Bool
  ) {
    while true {
      let start = place
      var number = 0
      while place < text.count, text[place].isASCIIDigit, place - start < 18 {
        number = number * 10 + Int(text[place] &- UInt8(ascii: "0"))
        place += 1
      }
      guard place > start else { return }
      media.append(number)
      guard isList else { return }
      while place < text.count, text[place] == UInt8(ascii: ",") || text[place] == UInt8(ascii: " ")
      {
        place += 1
      }
    }
  }
}

/// The address of a file in the uploads of a blog.
public enum UploadedFile {
  /// A number that all addresses of a file have in common: of all its sizes, under all hosts.
  ///
  /// - Parameter address: An address.
  /// - Returns: `nil` for an address of something else.
  public static func key(of address: String) -> UInt64? {
    address.utf8.span.withUnsafeBufferPointer { text in
      next(in: text, from: 0).flatMap { key(of: text, $0) }
    }
  }

  /// Where the path of a file stands, from the year of its upload on.
  static func next(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Range<Int>? {
    var place = start
    let lead: StaticString = "/uploads/"
    let host: StaticString = ".files.wordpress.com/"
    let uploads = text.find(lead, from: place).map { $0 + lead.utf8CodeUnitCount }
    let hosted = text.find(host, from: place).map { $0 + host.utf8CodeUnitCount }
    guard let first = [uploads, hosted].compactMap({ $0 }).min() else { return nil }
    place = first
    while place < text.count, !isEnd(text[place]) { place += 1 }
    return first..<place
  }

  private static func isEnd(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
      || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "?")
      || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: ")")
      || byte == UInt8(ascii: "\\")
  }

  /// - Source: WordPress names a resized picture `photo-300x200.jpg`, and one that it made smaller when it
  ///   was uploaded `photo-scaled.jpg`.
  static func key(of text: UnsafeBufferPointer<UInt8>, _ path: Range<Int>) -> UInt64? {
    let bytes = text[path]
    guard let point = bytes.lastIndex(of: UInt8(ascii: ".")), point > path.lowerBound else {
      return nil
    }
    var end = point
    if text.has("-scaled", at: end - 7) { end -= 7 }
    var start = end
    while start > path.lowerBound,
      text[start - 1].isASCIIDigit || text[start - 1] == UInt8(ascii: "x")
    {
      start -= 1
    }
    if start > path.lowerBound, text[start - 1] == UInt8(ascii: "-"),
      text[start..<end].count(where: { $0 == UInt8(ascii: "x") }) == 1,
      text[start] != UInt8(ascii: "x"), text[end - 1] != UInt8(ascii: "x")
    {
      end = start - 1
    }
    guard end > path.lowerBound else { return nil }
    return fingerprint(
      UnsafeBufferPointer(rebasing: text[path.lowerBound..<end]), seed: 0x77E1_2F05)
      ^ fingerprint(UnsafeBufferPointer(rebasing: text[point..<path.upperBound]), seed: 0x1A6D_94C3)
  }
}
