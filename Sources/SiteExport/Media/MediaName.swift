/// Names of files that a target cannot have.
enum MediaName {
  /// The path with `-` for some signs, and a hash of the path in its name, so that no two become one.
  static func replacing(_ signs: String, in path: String) -> String {
    let signs = Set(signs.unicodeScalars)
    guard path.unicodeScalars.contains(where: signs.contains) else { return path }
    var safe = String.UnicodeScalarView()
    for scalar in path.unicodeScalars { safe.append(signs.contains(scalar) ? "-" : scalar) }
    let name = String(safe)
    // FNV-1a, which is the same in every run.
    let hash = path.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
    let start = name.lastIndex(of: "/") ?? name.startIndex
    let dot = name[start...].lastIndex(of: ".") ?? name.endIndex
    return name[..<dot] + "-" + String(hash, radix: 16) + name[dot...]
  }
}
