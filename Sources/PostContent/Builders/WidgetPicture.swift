import SiteModel

/// A picture of a widget.
struct WidgetPicture {
  var url: String
  var alt = ""
  /// HTML.
  var caption = ""

  private init(url: String) { self.url = url }

  private init?(id: Int, _ context: any ContentContext) {
    guard let file = context.attachment(id) else { return nil }
    (url, alt, caption) = (file.url, file.altText, file.caption)
  }

  /// A value of any form in which builders keep pictures: an id, an address, or both in a map.
  init?(_ value: DecodedValue?, _ context: any ContentContext) {
    guard let value = value?.unwrapped else { return nil }
    switch value {
    case .int(let id): self.init(id: id, context)
    case .string(let text): self.init(text: text, context)
    case .map, .object: self.init(map: Self.source(of: value), context)
    default: return nil
    }
  }

  /// The first of a widget's settings that is a picture.
  init?(_ widget: Widget, _ settings: [String], _ context: any ContentContext) {
    let pictures = settings.lazy.compactMap { WidgetPicture(widget.settings.at($0), context) }
    guard let picture = pictures.first else { return nil }
    self = picture
  }

  /// The id of a picture that a widget has and the archive lacks.
  static func missingID(_ widget: Widget, _ context: any ContentContext) -> Int? {
    for name in ["image", "image_id", "photo", "picture", "picture_id", "thumbnail"] {
      guard let value = widget.settings.at(name)?.unwrapped,
        let id = value.number ?? value["id"]?.unwrapped.number, id > 0,
        context.attachment(id) == nil
      else { continue }
      return id
    }
    return nil
  }

  /// `12`, `12|full` or an address.
  private init?(text: String, _ context: any ContentContext) {
    let address = text.decodingReferences
    if let id = address.split(separator: "|").first.flatMap({ Int($0) }) {
      self.init(id: id, context)
    } else if address.isWebAddress || address.hasPrefix("/") {
      self.init(url: address)
    } else {
      return nil
    }
  }

  private init?(map: DecodedValue, _ context: any ContentContext) {
    func first<Value>(_ names: [String], _ read: (DecodedValue) -> Value?) -> Value? {
      names.lazy.compactMap { map[$0]?.unwrapped }.compactMap(read).first
    }
    let file = first(["id", "attachment_id", "image_id"]) { $0.number }
      .flatMap { WidgetPicture(id: $0, context) }
    let address = first(["url", "src", "full", "sourceUrl"]) { $0.text }?.decodingReferences
    guard let picture = file ?? address.map({ WidgetPicture(url: $0) }) else { return nil }
    self = picture
    if let own = map["alt"]?.unwrapped.text { alt = own.decodingReferences }
  }

  /// Elementor 4 has the id and the address in a value within the value.
  private static func source(of value: DecodedValue) -> DecodedValue {
    var value = value
    for _ in 0..<3 {
      guard let inner = value["src"]?.unwrapped ?? value["image"]?.unwrapped, case .map = inner
      else { break }
      value = inner
    }
    return value
  }

  func html(link: String? = nil, caption: String? = nil) -> String {
    let image = "<img src=\"\(url.escapedForHTML)\" alt=\"\(alt.escapedForHTML)\" />"
    let linked = WidgetHTML.linked(image, to: link)
    guard let caption, !caption.isEmpty else { return "<p>\(linked)</p>\n" }
    return "<figure>\(linked)<figcaption>\(caption)</figcaption></figure>\n"
  }

  /// The pictures of a list of ids, addresses or maps, or of `12,34`.
  ///
  /// Those that the archive lacks are noted.
  static func html(of value: DecodedValue?, _ rendering: inout BodyRendering) -> String? {
    guard let value = value?.unwrapped else { return nil }
    var values = value.elements
    if let text = value.text {
      values = text.split { $0 == "," || $0 == " " }.map { .string(String($0)) }
    }
    var pictures: [WidgetPicture] = []
    for value in values {
      if let picture = WidgetPicture(value, rendering.context) {
        pictures.append(picture)
      } else if let id = value.unwrapped.number ?? value.unwrapped["id"]?.unwrapped.number {
        rendering.notes.add(.missingFile, String(id))
      }
    }
    if pictures.isEmpty { return nil }
    return pictures.map { $0.html(caption: $0.caption) }.joined()
  }
}
