import ByteText
import JSONValues
import SiteModel

/// The texts, pictures and links in settings whose meaning nobody has told: what a reader has seen.
///
/// A setting counts by its name (`heading`, `buttonText`) or by what it holds: an address, elements of
/// HTML, several words. Names of colours, sizes and the like never count.
struct ReadableText {
  private let context: any ContentContext
  /// Whether the names are those of fields, which a site's author has chosen: any may be a text's.
  private let areFields: Bool
  /// Whether a text counts only by its setting's name, however many words it has.
  private let namedOnly: Bool
  private var html = ""
  private var work: [(key: String, value: DecodedValue)] = []

  /// HTML, or nothing.
  static func html(
    of value: DecodedValue, _ context: any ContentContext, areFields: Bool = false,
    namedOnly: Bool = false
  ) -> String {
    var text = ReadableText(context: context, areFields: areFields, namedOnly: namedOnly)
    text.work = [("", value)]
    while let (key, value) = text.work.popLast() { text.read(value, key) }
    return text.html
  }

  private init(context: any ContentContext, areFields: Bool, namedOnly: Bool) {
    self.context = context
    self.areFields = areFields
    self.namedOnly = namedOnly
  }

  private mutating func read(_ value: DecodedValue, _ key: String) {
    switch value.unwrapped {
    case .map(let entries), .object(_, let entries): readMembers(entries, key)
    case .list(let values):
      for value in values.reversed() { work.append((key, value)) }
    case .string(let text): readText(text, SettingName(key))
    case .int(let number):
      if SettingName(key).isPicture, let picture = WidgetPicture(.int(number), context) {
        html += picture.html()
      }
    case .null, .bool, .double: break
    }
  }

  /// The members of a map, where two may belong together: a link's address and text, a picture's
  /// address and description.
  private mutating func readMembers(_ entries: [DecodedEntry], _ key: String) {
    var rest: [DecodedEntry] = []
    var taken: Set<String> = []
    for entry in entries where !taken.contains(entry.key) {
      let name = SettingName(entry.key)
      if name.areIDs {
        addPictures(entry.value)
        continue
      }
      guard name.mayBeRead else { continue }
      if case .string(let text) = entry.value, text.isWebAddress, name.isAddress,
        !Self.isPicture(text),
        let label = label(of: name, in: entries)
      {
        // Where its label stands; the label may have come before.
        let link = WidgetHTML.paragraph(label.value.text, link: text.decodingReferences)
        rest.removeAll { $0.key == label.key }
        taken.insert(label.key)
        rest.append(DecodedEntry(key: "text", value: .string(link)))
      } else if entry.key != "alt" {
        rest.append(entry)
      }
    }
    let isFile = entries.contains { ["url", "src", "id", "full", "sourceUrl"].contains($0.key) }
    if isFile, let picture = WidgetPicture(.map(entries), context), Self.isPicture(picture.url) {
      html += picture.html()
      rest.removeAll { ["url", "src", "id", "full", "sourceUrl"].contains($0.key) }
      // A title beside a picture is that of the file, but in the block's own settings that of the block.
      if !key.isEmpty || entries.contains(where: { $0.key == "alt" || $0.key == "width" }) {
        rest.removeAll { $0.key == "title" }
      }
    }
    for entry in rest.reversed() {
      // A number in a list of its own has the name of the list.
      work.append((Int(entry.key) == nil ? entry.key : key, entry.value))
    }
  }

  /// The text of the link whose address has a name: `buttonText` for `buttonUrl`, `title` for `url`.
  private func label(of address: SettingName, in entries: [DecodedEntry]) -> DecodedEntry? {
    entries.first { entry in
      let name = SettingName(entry.key)
      return name.isLabel && name.stem == address.stem && entry.value.text?.isWebAddress == false
    }
  }

  private mutating func readText(_ text: String, _ name: SettingName) {
    let trimmed = text.utf8.span.withUnsafeBufferPointer { $0.string($0.trimmed(0..<$0.count)) }
    guard name.mayBeRead, !trimmed.isEmpty, !name.isID || name.isPicture else { return }
    if let inner = Self.inner(trimmed) {
      work.append((name.key, inner))
    } else if trimmed.hasPrefix("url:http"), let url = trimmed.split(separator: "|").first {
      // WPBakery's form of a link.
      html += address(PercentCoding.decoded(String(url.dropFirst(4))), name)
    } else if trimmed.isWebAddress {
      html += address(trimmed.decodingReferences, name)
    } else if name.isPicture, let picture = WidgetPicture(.string(trimmed), context) {
      html += picture.html()
    } else if namedOnly && !name.isNamedText {
      return
    } else if Self.hasElements(trimmed) {
      html += WidgetHTML.text(trimmed)
    } else if name.isTitle ? Self.isReadable(trimmed, anyWord: true) : false {
      html += WidgetHTML.heading(trimmed, "h3")
    } else if Self.isReadable(trimmed, anyWord: name.isText || areFields && Self.isName(trimmed)) {
      html += WidgetHTML.paragraph(trimmed)
    }
  }

  /// The pictures among files whose ids a setting lists.
  private mutating func addPictures(_ value: DecodedValue) {
    for id in value.unwrapped.elements.prefix(1000).compactMap({ $0.unwrapped.number }) {
      guard context.attachment(id)?.isFile(of: "image") == true,
        let picture = WidgetPicture(.int(id), context)
      else { continue }
      html += picture.html(caption: picture.caption)
    }
  }

  /// JSON in a text, which may be encoded as in an address; it may stand in JSON a few times.
  private static func inner(_ text: String) -> DecodedValue? {
    let isEncoded = text.hasPrefix("%7B") || text.hasPrefix("%5B")
    guard isEncoded || text.hasPrefix("{\"") || text.hasPrefix("[{"), text.utf8.count < 1 << 20
    else { return nil }
    return JSONReader.value((isEncoded ? PercentCoding.decoded(text) : text).utf8.span)
  }

  private func address(_ address: String, _ name: SettingName) -> String {
    if name.isPicture || Self.isPicture(address),
      let picture = WidgetPicture(.string(address), context)
    {
      return picture.html()
    }
    return switch EmbedKind(of: address) {
    case .audio?: "<audio controls src=\"\(address.escapedForHTML)\"></audio>\n"
    case .video?: "<video controls src=\"\(address.escapedForHTML)\"></video>\n"
    case .page?, nil: WidgetHTML.paragraph(address.escapedForHTML, link: address)
    }
  }

  static func isPicture(_ address: String) -> Bool {
    let path = address.prefix { $0 != "?" && $0 != "#" }.lowercased()
    return [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg"].contains(
      where: path.hasSuffix)
  }

  /// Whether a word begins as a name does; words of programs are in small letters.
  private static func isName(_ text: String) -> Bool {
    text.unicodeScalars.first.map { $0.properties.isUppercase || !$0.isASCII } ?? false
  }

  /// Whether there is a tag, not only a sign for “less”.
  private static func hasElements(_ text: String) -> Bool {
    text.utf8.span.withUnsafeBufferPointer { text in
      var index = 0
      while case let sign = text.find(UInt8(ascii: "<"), from: index), sign + 1 < text.count {
        let next = text[sign + 1]
        if next.isASCIILetter || next == UInt8(ascii: "/") {
          return text.find(UInt8(ascii: ">"), from: sign) < text.count
        }
        index = sign + 1
      }
      return false
    }
  }

  /// Whether a text is for readers, not for programs.
  ///
  /// `anyWord` says that the setting's name is that of a text: then one word will do, unless it is one of
  /// those that programs choose from.
  private static func isReadable(_ text: String, anyWord: Bool) -> Bool {
    guard
      text.unicodeScalars.contains(where: { $0.properties.isAlphabetic })
        || anyWord && text.utf8.contains(where: \.isASCIIDigit)
    else { return false }
    let isCode =
      text.contains("{") || text.contains("%3") || text.hasPrefix("#") || text.hasPrefix("var(")
      || text.hasPrefix("field_") || text.hasPrefix("fa-") || text.hasPrefix("fas ")
    if isCode { return false }
    if anyWord { return !choices.contains(text) }
    let words = text.split(separator: " ")
    return words.count > 1 && !text.contains(";") && !words.contains { measure(String($0)) }
  }

  /// `12px`, `1.5em`, `50%`.
  private static func measure(_ word: String) -> Bool {
    guard word.utf8.first?.isASCIIDigit == true else { return false }
    return ["px", "em", "rem", "%", "vh", "vw", "deg", "fr", "ms"].contains(where: word.hasSuffix)
  }

  private static let choices: Set<String> = [
    "left", "right", "center", "top", "bottom", "middle", "none", "auto", "default", "inherit",
    "true", "false", "yes", "no", "on", "off", "enabled", "disabled", "show", "hide", "h1", "h2",
    "h3", "h4", "h5", "h6", "div", "span", "p", "preview", "edit", "full", "large", "medium",
    "small", "custom", "thumbnail", "row", "column", "solid", "light", "dark", "primary",
    "secondary", "image", "text", "icon", "video", "url", "html", "title", "content", "button",
    "horizontal", "vertical", "normal", "bold", "0", "1", "-1", "undefined", "null",
  ]
}

/// The name of a setting, in words: `button_text`, `buttonText` and `button-text` are the same.
struct SettingName {
  let key: String
  private let words: [String]
  private let isInner: Bool

  init(_ name: String) {
    key = name
    isInner = name.hasPrefix("_")
    var words: [String] = []
    var word = ""
    for byte in name.utf8.prefix(64) {
      if byte.isASCIIUppercase, !word.isEmpty, word.utf8.last?.isASCIIUppercase == false {
        words.append(word.lowercased())
        word = ""
      }
      if byte.isASCIILetter || byte >= 0x80 {
        word.unicodeScalars.append(Unicode.Scalar(byte < 0x80 ? byte : 0x78))
      } else if !word.isEmpty {
        words.append(word.lowercased())
        word = ""
      }
    }
    if !word.isEmpty { words.append(word.lowercased()) }
    self.words = words
  }

  /// Whether a value of this name may be for readers.
  var mayBeRead: Bool {
    guard !isInner else { return false }
    guard let last = words.last else { return true }
    return !Self.ofLooks.contains(last) && !words.contains(where: Self.neverRead.contains)
  }

  var isTitle: Bool {
    words.last.map { ["title", "heading", "headline", "header", "question"].contains($0) } ?? false
  }

  /// Whether it is what people call a text.
  var isText: Bool { words.contains(where: Self.ofTexts.contains) }

  var isPicture: Bool { words.contains(where: Self.ofPictures.contains) }

  var isID: Bool { words.last == "id" }

  /// Whether it lists ids of files: `ids`, `imageIds`.
  var areIDs: Bool { words.last == "ids" && !isInner }

  /// Whether it is that of a text to be read, and not of a setting's value.
  var isNamedText: Bool { words.last.map(Self.ofReading.contains) ?? false }

  var isAddress: Bool {
    words.last.map { ["url", "link", "href", "uri", "website"].contains($0) } ?? false
  }

  var isLabel: Bool {
    words.last.map { ["text", "title", "label", "name", "caption"].contains($0) } ?? false
  }

  /// What is left of the name of an address or its label: `button` of `buttonUrl`, nothing of `url`.
  var stem: [String] { words.dropLast() }

  private static let ofTexts: Set<String> = [
    "title", "subtitle", "heading", "headline", "subheading", "header", "text", "content", "body",
    "label", "caption", "description", "desc", "quote", "author", "name", "question", "answer",
    "message", "summary", "intro", "excerpt", "copy", "tagline", "price", "address", "role",
    "company", "job", "position", "cite", "citation", "note", "notes", "value", "paragraph",
    "testimonial", "bio", "phone", "email", "location", "number", "prefix", "suffix", "feature",
    "features", "item", "items", "answers", "options", "choices", "words", "opening", "closing",
    "hours",
  ]

  private static let ofReading: Set<String> = [
    "title", "subtitle", "heading", "headline", "subheading", "text", "caption", "description",
    "desc", "quote", "question", "answer", "message", "summary", "tagline", "testimonial",
    "paragraph", "content", "body", "copy", "intro",
  ]

  private static let ofPictures: Set<String> = [
    "image", "images", "img", "photo", "photos", "picture", "pictures", "logo", "avatar",
    "thumbnail", "gallery", "portrait", "cover", "src",
  ]

  /// A setting whose name ends so is about looks or for programs.
  private static let ofLooks: Set<String> = [
    "color", "colour", "font", "class", "classes", "css", "style", "styles", "size", "width",
    "height", "margin", "padding", "align", "alignment", "animation", "effect", "border", "shadow",
    "radius", "opacity", "tag", "type", "mode", "layout", "template", "slug", "target", "rel",
    "version", "preset", "unit", "selector", "anchor", "uid", "uuid", "key", "ids", "order",
    "orderby", "taxonomy", "format", "schema", "provider", "variant", "level", "weight", "family",
    "transform", "decoration", "spacing", "gap", "columns", "ratio", "fit", "repeat", "position",
    "attachment", "breakpoint", "device", "placeholder", "icon", "svg", "json", "script", "nonce",
    "token", "lang", "language", "locale", "timezone", "delay", "duration", "speed", "direction",
    "orientation", "theme", "skin", "prefixcls", "date",
  ]

  /// A setting with such a word is not for readers, whatever the others are.
  private static let neverRead: Set<String> = [
    "class", "classname", "css", "typography", "animation", "metadata", "lock", "uniqueid",
    "blockid",
    "clientid", "gradient", "breakpoints", "seo", "tracking", "aria", "dynamic", "decoration",
    "motion", "responsive", "builderversion", "globalcolors", "locked",
  ]
}
