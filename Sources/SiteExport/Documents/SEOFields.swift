import ByteText
import PostContent
import SiteModel

/// What a plugin for search engines keeps about a post.
///
/// - Source: the keys of Yoast SEO, Rank Math, All in One SEO (4 and before), SEOPress and The SEO
///   Framework in `wp_postmeta`.
package struct SEOFields: Sendable {
  package internal(set) var title = ""
  package internal(set) var description = ""
  /// The address that search engines are to take for the page; empty if it is its own.
  package private(set) var canonical = ""
  package private(set) var isHidden = false
  /// The address of the image for networks.
  package internal(set) var image = ""

  private enum Field { case title, description, canonical, hidden, image }

  private static let keys: [String: (Field, SEOVariables.Form)] = [
    "_yoast_wpseo_title": (.title, .doubled), "_yoast_wpseo_metadesc": (.description, .doubled),
    "_yoast_wpseo_canonical": (.canonical, .doubled),
    "_yoast_wpseo_meta-robots-noindex": (.hidden, .doubled),
    "_yoast_wpseo_opengraph-image": (.image, .doubled),
    "rank_math_title": (.title, .single), "rank_math_description": (.description, .single),
    "rank_math_canonical_url": (.canonical, .single), "rank_math_robots": (.hidden, .single),
    "rank_math_facebook_image": (.image, .single),
    "_aioseo_title": (.title, .hash), "_aioseo_description": (.description, .hash),
    "_aioseo_canonical_url": (.canonical, .hash), "_aioseo_og_image_url": (.image, .hash),
    "_aioseop_title": (.title, .single), "_aioseop_description": (.description, .single),
    "_aioseop_custom_link": (.canonical, .single), "_aioseop_noindex": (.hidden, .single),
    "_seopress_titles_title": (.title, .doubled), "_seopress_titles_desc": (.description, .doubled),
    "_seopress_robots_canonical": (.canonical, .doubled),
    "_seopress_robots_index": (.hidden, .doubled), "_seopress_social_fb_img": (.image, .doubled),
    "_genesis_title": (.title, .none), "_genesis_description": (.description, .none),
    "_genesis_canonical_uri": (.canonical, .none), "_genesis_noindex": (.hidden, .none),
    "_social_image_url": (.image, .none),
  ]

  /// - Parameters:
  ///   - post: The post; of several plugins the first that says something counts.
  ///   - variables: What stands for the variables in its texts.
  init(of post: Post, _ variables: @autoclosure () -> SEOVariables) {
    // Plain texts need none of the variables, which take time.
    var known: SEOVariables?
    func text(_ meta: Meta, _ form: SEOVariables.Form) -> String {
      let text = PlainTitle.text(ofHTML: meta.value)
      guard let sign = form.sign, text.utf8.contains(sign) else { return text }
      let variables = known ?? variables()
      known = variables
      return variables.replaced(in: text, form, sign)
    }
    for meta in post.meta {
      guard let (field, form) = Self.keys[meta.key] else { continue }
      switch field {
      case .hidden: isHidden = isHidden || Self.hides(meta)
      case .canonical:
        if canonical.isEmpty, Self.isAddress(meta.value), meta.value != post.link {
          canonical = meta.value
        }
      case .image: if image.isEmpty, Self.isAddress(meta.value) { image = meta.value }
      case .title: if title.isEmpty { title = text(meta, form) }
      case .description: if description.isEmpty { description = text(meta, form) }
      }
    }
  }

  /// Yoast has 2 for a post that search engines are to show.
  private static func hides(_ meta: Meta) -> Bool {
    if case .list(let values)? = meta.data { return values.contains(.string("noindex")) }
    return ["1", "on", "yes", "noindex"].contains(meta.value)
  }

  private static func isAddress(_ text: String) -> Bool {
    text.hasPrefix("https://") || text.hasPrefix("http://")
  }
}

/// What stands for the variables in the texts of plugins for search engines.
package struct SEOVariables {
  /// How a plugin writes a variable.
  enum Form {
    /// `%%title%%`
    case doubled
    /// `%title%`
    case single
    /// `#post_title`
    case hash
    case none

    /// What a variable begins with.
    fileprivate var sign: UInt8? {
      switch self {
      case .doubled, .single: UInt8(ascii: "%")
      case .hash: UInt8(ascii: "#")
      case .none: nil
      }
    }
  }

  var title = ""
  var siteTitle = ""
  var siteDescription = ""
  var excerpt = ""
  var category = ""
  var author = ""

  /// The text with its variables replaced; those without a value are dropped.
  fileprivate func replaced(in text: String, _ form: Form, _ sign: UInt8) -> String {
    var text = text
    return text.withUTF8 { bytes in replaced(in: bytes, form, sign) }
  }

  private func replaced(
    in text: UnsafeBufferPointer<UInt8>, _ form: Form, _ sign: UInt8
  ) -> String {
    var result: [UInt8] = []
    var (copied, index) = (0, text.find(sign, from: 0))
    while index < text.count {
      if let (name, end) = Self.variable(text, index, form) {
        result += text[copied..<index]
        result += value(name).utf8
        (copied, index) = (end, end)
      } else {
        index += 1
      }
      index = text.find(sign, from: index)
    }
    result += text[copied...]
    let replaced = String(decoding: result, as: UTF8.self)
    return copied > 0 ? Self.tidy(replaced) : replaced
  }

  /// The variable that begins at a sign, and where it ends.
  private static func variable(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ form: Form
  ) -> (String, Int)? {
    let mark: StaticString
    switch form {
    case .doubled where text.has("%%", at: start): mark = "%%"
    case .single: mark = "%"
    case .hash: mark = "#"
    default: return nil
    }
    let first = start + mark.utf8CodeUnitCount
    var end = first
    // `customfield(price)`, `cf_price`, `tax_name-genre`
    while end < text.count, end - start < 100, isName(text[end]) { end += 1 }
    if end == first { return nil }
    let name = text.string(first..<end)
    if form == .hash { return hashes.contains(where: name.hasPrefix) ? (name, end) : nil }
    return text.has(mark, at: end) ? (name, end + mark.utf8CodeUnitCount) : nil
  }

  private static func isName(_ byte: UInt8) -> Bool {
    byte.isASCIIWord || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "(")
      || byte == UInt8(ascii: ")")
  }

  /// The tags of All in One SEO; other words behind `#` are words.
  private static let hashes = [
    "post_", "site_title", "separator_sa", "tagline", "author_", "current_", "category", "tax_name",
    "taxonomy_", "custom_field", "permalink", "page_number", "archive_", "attachment_", "blog_",
    "categories",
  ]

  private func value(_ name: String) -> String {
    switch name.lowercased() {
    case "title", "post_title", "seo_title", "page_title", "product_title": title
    case "sitename", "site_title", "sitetitle", "blog_title": siteTitle
    case "sitedesc", "tagline", "site_description", "blog_description": siteDescription
    case "sep", "separator_sa", "separator": "–"
    case "excerpt", "excerpt_only", "post_excerpt", "post_excerpt_only", "description": excerpt
    case "category", "primary_category", "category_title", "post_category", "_category_title":
      category
    case "name", "author_name", "post_author", "author": author
    default: ""
    }
  }

  /// The text without white space and separators that belong to what was dropped.
  private static func tidy(_ text: String) -> String {
    let separators: Set<String> = ["-", "–", "—", "|", "»", "«", "·", "•", ":", "~", "/", ">", "<"]
    var words: [String] = []
    for word in text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
      .map(String.init)
    {
      if separators.contains(word), words.last.map(separators.contains) ?? true { continue }
      words.append(word)
    }
    while let last = words.last, separators.contains(last) { words.removeLast() }
    return words.joined(separator: " ")
  }
}
