import ByteText

/// Different file names that every file system accepts.
///
/// Only here does text of an archive become a part of a path. Two names count as equal if they
/// differ only in case or in Unicode normal form, as on many file systems. The first file with a
/// name keeps it. Numbers are given after all names are known, so a number never takes the name of
/// another file.
package struct FileNames {
  /// The greatest length of a name on most file systems, in bytes.
  private static let longest = 255

  private let suffix: String
  private var folders: [String] = []
  private var folderIndices: [String: Int] = [:]
  private var requests: [Request] = []

  private struct Request {
    var folder: Int
    var stem: String
  }

  /// - Parameter suffix: The end of every name, such as `.md`.
  package init(suffix: String) {
    self.suffix = suffix
  }

  /// Requests a name in a folder.
  ///
  /// The first of the names that gives a safe name is used. The names of folders are made safe,
  /// too. Two folders whose names differ only in case are the same folder.
  package mutating func add(_ request: FileRequest) {
    let limit = Self.longest - suffix.utf8.count
    var stem = ""
    for name in request.names where stem.isEmpty {
      stem = Self.safe(name, byteLimit: limit)
    }
    if stem.isEmpty { stem = "untitled" }
    requests.append(Request(folder: index(ofFolder: request.folders), stem: stem))
  }

  /// Takes requests back, by their places in the order of the requests.
  mutating func remove(at places: Set<Int>) {
    if places.isEmpty { return }
    requests = requests.indices.lazy.filter { !places.contains($0) }.map { [requests] in
      requests[$0]
    }
  }

  private mutating func index(ofFolder names: [String]) -> Int {
    var folder = ""
    for name in names {
      let safe = Self.safe(name, byteLimit: Self.longest)
      if !folder.isEmpty { folder += "/" }
      folder += safe.isEmpty ? "other" : safe
    }
    if let index = folderIndices[Self.identity(folder)] { return index }
    folderIndices[Self.identity(folder)] = folders.count
    folders.append(folder)
    return folders.count - 1
  }

  /// The paths, `FOLDER/…/NAME` each, in the order of the requests.
  package consuming func assign() -> [String] {
    var taken: [Set<String>] = Array(repeating: [], count: folders.count)
    let isFirst = requests.map { taken[$0.folder].insert(Self.identity($0.stem)).inserted }
    var numbers: [[String: Int]] = Array(repeating: [:], count: folders.count)
    return zip(requests, isFirst).map { request, isFirst in
      var stem = request.stem
      if !isFirst {
        var number = numbers[request.folder][Self.identity(stem), default: 2]
        repeat {
          stem = numbered(request.stem, number)
          number += 1
        } while !taken[request.folder].insert(Self.identity(stem)).inserted
        numbers[request.folder][Self.identity(request.stem)] = number
      }
      let folder = folders[request.folder]
      return (folder.isEmpty ? "" : folder + "/") + stem + suffix
    }
  }

  private func numbered(_ stem: String, _ number: Int) -> String {
    let ending = "-\(number)"
    var start = stem
    while start.utf8.count + ending.utf8.count + suffix.utf8.count > Self.longest {
      start.removeLast()
    }
    if start.isEmpty { start = "untitled" }
    return start + ending
  }

  /// A key that is equal for names that a file system may treat as equal.
  ///
  /// Strings are compared by canonical equivalence, so normal forms need no other treatment.
  private static func identity(_ name: String) -> String { name.inLowerCase }
}

extension FileNames {
  /// A text as a part of a path, with a limited number of bytes.
  ///
  /// It has no separators, and no characters with a special meaning in a shell or a file system. It
  /// is empty if nothing remains.
  static func safe(_ text: String, byteLimit: Int) -> String {
    if isPlainSlug(text), text.utf8.count < byteLimit {
      return isReserved(text) ? "_" + text : text
    }
    var name = ""
    var byteCount = 0
    for scalar in decodingPercents(text).unicodeScalars {
      let replaces = isUnsafe(scalar)
      // No leading dots, which hide files, and no leading hyphens, which commands read as options.
      if name.isEmpty && (replaces || scalar == "." || scalar == "-") { continue }
      if replaces && name.unicodeScalars.last == "-" { continue }
      byteCount += replaces ? 1 : UTF8.width(scalar)
      guard byteCount <= byteLimit else {
        // The rest may end in a part of a character.
        name.removeLast()
        break
      }
      name.unicodeScalars.append(replaces ? "-" : scalar)
    }
    // Windows drops these.
    while let last = name.unicodeScalars.last, last == "." || last == "-" || last == " " {
      name.unicodeScalars.removeLast()
    }
    return isReserved(name) ? shielded(name, byteLimit: byteLimit) : name
  }

  /// The name, changed if it is the name of a device on Windows.
  private static func shielded(_ name: String, byteLimit: Int) -> String {
    var name = "_" + name
    while name.utf8.count > byteLimit { name.removeLast() }
    return name
  }

  /// Whether a text has only ASCII letters and digits, with single hyphens between them, like
  /// nearly all slugs.
  private static func isPlainSlug(_ text: String) -> Bool {
    var last = UInt8(ascii: "-")
    for byte in text.utf8 {
      switch byte {
      case _ where byte.isASCIILetter || byte.isASCIIDigit: break
      case UInt8(ascii: "-") where last != UInt8(ascii: "-"): break
      default: return false
      }
      last = byte
    }
    return last != UInt8(ascii: "-")
  }

  /// A slug from a title, as WordPress makes it: words joined by hyphens.
  static func slug(ofTitle title: String) -> String {
    var slug = ""
    for scalar in title.unicodeScalars.prefix(longest) {
      let properties = scalar.properties
      if properties.isAlphabetic || properties.numericType != nil
        || properties.generalCategory == .nonspacingMark
        || properties.generalCategory == .spacingMark || scalar == "_"
      {
        slug += properties.lowercaseMapping
      } else if scalar != "'" && scalar != "’" && slug.unicodeScalars.last != "-" {
        slug += "-"
      }
    }
    return slug
  }

  /// Decodes the percent escapes in a slug that the reader left as stored.
  ///
  /// An escape that is cut off at its end is removed, and so are bytes that are not UTF-8.
  private static func decodingPercents(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    var bytes: [UInt8] = []
    var rest = Substring(text).utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%"), rest.count >= 2 || isCut(rest) else {
        bytes.append(byte)
        continue
      }
      if isCut(rest) { break }
      if let value = UInt8(Substring(rest.prefix(2)), radix: 16) {
        bytes.append(value)
        rest.removeFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self).filter { $0 != "\u{FFFD}" }
  }

  /// Whether the text after a percent sign is an escape that is cut off by the end of the text.
  private static func isCut(_ rest: Substring.UTF8View) -> Bool {
    rest.count < 2
      && rest.allSatisfy { UInt8(Substring(String(UnicodeScalar($0))), radix: 16) != nil }
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "/", "\\", ":", "*", "?", "\"", "<", ">", "|", "#", "%", "^", "[", "]", "{", "}", "`", "~",
      "$", "&", ";", "!", "'":
      true
    default:
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .unassigned,
        .privateUse, .surrogate:
        true
      default: false
      }
    }
  }

  /// Whether the name is that of a device on Windows.
  private static func isReserved(_ name: String) -> Bool {
    guard let first = name.utf8.first, "aclnpACLNP".utf8.contains(first) else { return false }
    let stem = name.utf8.prefix { $0 != UInt8(ascii: ".") }
    // The longest is CONOUT$. Most names are longer, and take no more time.
    guard stem.count <= 7 else { return false }
    let device = String(Substring(stem)).lowercased()
    if ["con", "prn", "aux", "nul", "conin$", "conout$"].contains(device) { return true }
    guard device.hasPrefix("com") || device.hasPrefix("lpt") else { return false }
    let rest = device.dropFirst(3)
    return rest.count == 1 && rest.allSatisfy { "0123456789¹²³".contains($0) }
  }
}
