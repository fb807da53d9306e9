import SiteModel

/// The folders and names that the user wants for files: `{year}/{month}/{slug}`.
public struct PathTemplate: Sendable, Equatable {
  private enum Piece: Sendable, Equatable {
    case text(String)
    case field(String)
  }

  /// The pieces of each folder and of the name.
  private var parts: [[Piece]] = []

  /// The fields that a template may have.
  public static let fields = ["year", "month", "day", "slug", "id", "type", "category", "author"]

  /// It is `nil` for a template with another field, or without a name.
  public init?(_ text: String) {
    for part in text.split(separator: "/") {
      var pieces: [Piece] = []
      var rest = part
      while let open = rest.firstIndex(of: "{") {
        guard let close = rest[open...].firstIndex(of: "}") else { return nil }
        let field = String(rest[open..<close].dropFirst())
        guard Self.fields.contains(field) else { return nil }
        if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
        pieces.append(.field(field))
        rest = rest[close...].dropFirst()
      }
      if rest.contains("}") { return nil }
      if !rest.isEmpty { pieces.append(.text(String(rest))) }
      parts.append(pieces)
    }
    if parts.isEmpty { return nil }
  }

  /// The request of a target with the folders and the name of the template.
  ///
  /// - Parameters:
  ///   - request: What the target wants.
  ///   - root: How many of its folders stay.
  ///   - post: The post, whose fields may be any text: `FileNames` makes them safe.
  /// - Returns: The request for the template.
  func applied(to request: FileRequest, keeping root: Int, _ post: Post) -> FileRequest {
    let folders = parts.dropLast().map { text(of: $0, request, post) }
    let name = text(of: parts[parts.count - 1], request, post)
    return FileRequest(
      in: Array(request.folders.prefix(root)) + folders, names: [name] + request.names)
  }

  private func text(of pieces: [Piece], _ request: FileRequest, _ post: Post) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .field(let field): Self.value(field, request, post)
      }
    }.joined()
  }

  private static func value(_ field: String, _ request: FileRequest, _ post: Post) -> String {
    let date = (post.date ?? post.dateGMT)?.isoText ?? ""
    let day = date.prefix { $0 != "T" }.split(separator: "-").map(String.init)
    switch field {
    case "year": return day.count == 3 ? day[0] : "undated"
    case "month": return day.count == 3 ? day[1] : "undated"
    case "day": return day.count == 3 ? day[2] : "undated"
    case "id": return post.id.map(String.init) ?? "0"
    case "type": return FileRequest.folder(ofType: post.type)
    case "author": return post.author
    case "category":
      return post.terms.first { $0.taxonomy == "category" }?.slug ?? "uncategorized"
    default: return request.names.first { !$0.isEmpty } ?? ""
    }
  }
}
