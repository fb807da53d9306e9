/// Which files of the library a shortcode shows (`gallery_shortcode`, `wp_playlist_shortcode`).
enum AttachmentSelection {
  /// The files that it names, or those of its post that are of a type: `image`, `audio` or `video`.
  static func files(
    _ attributes: ShortcodeAttributes, type: String, _ rendering: inout BodyRendering
  ) -> [ContentAttachment] {
    let context = rendering.context
    if let ids = attributes.first(of: ["ids", "include"]) {
      var files: [ContentAttachment] = []
      for id in numbers(ids) {
        if let file = context.attachment(id), !file.url.isEmpty {
          files.append(file)
        } else {
          rendering.notes.add(.missingFile, String(id))
        }
      }
      return sorted(files, attributes)
    }
    guard let post = attributes["id"].flatMap({ Int($0) }) ?? context.postID else { return [] }
    let excluded = Set(numbers(attributes["exclude"] ?? ""))
    let children = context.attachments(ofPost: post)
    return sorted(children.filter { !excluded.contains($0.id) && $0.isFile(of: type) }, attributes)
  }

  private static func numbers(_ list: String) -> [Int] {
    list.split { !$0.isNumber }.compactMap { Int($0) }
  }

  private static func sorted(
    _ items: [ContentAttachment], _ attributes: ShortcodeAttributes
  ) -> [ContentAttachment] {
    var items = items
    switch attributes["orderby"]?.split(separator: " ").first?.lowercased() {
    case "title": items.sort { ($0.title, $0.id) < ($1.title, $1.id) }
    case "id", "post_date", "date": items.sort { $0.id < $1.id }
    default: break
    }
    let isDescending = attributes["order"]?.uppercased() == "DESC"
    return isDescending && attributes["orderby"] != "rand" ? items.reversed() : items
  }
}

extension ContentAttachment {
  /// Whether it is an `image`, `audio` or `video`, by its type or its file's name.
  func isFile(of type: String) -> Bool {
    if !mimeType.isEmpty { return mimeType.hasPrefix(type + "/") }
    let ending = url.prefix { $0 != "?" }.split(separator: ".").last?.lowercased() ?? ""
    switch EmbedKind(ofFileEnding: ending) {
    case .audio?: return type == "audio"
    case .video?: return type == "video"
    default: return type == "image" && !["pdf", "doc", "docx", "zip", "txt"].contains(ending)
    }
  }
}
