import ByteText

/// The scheme of an address: the part before the colon.
package struct AddressScheme {
  /// The name in lower case; `nil` for an address without a scheme, which is on the same site.
  private var name: String?

  /// The longest scheme that is recognised.
  private static let longest = 40

  package init(of address: some Collection<UInt8>) {
    var name: [UInt8] = []
    // Browsers ignore white space and control characters in a scheme.
    for byte in address where byte > 0x20 {
      switch byte {
      case UInt8(ascii: ":"):
        self.name = String(decoding: name, as: UTF8.self)
        return
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return
      default: name.append(byte.asciiLowercased)
      }
      if name.count > Self.longest { return }
    }
  }

  /// Whether it runs a script, or contains the content itself (`data:`).
  package var isUnsafe: Bool { name == "javascript" || name == "vbscript" || name == "data" }

  /// - Source: wordpress-develop, `wp_allowed_protocols` in `src/wp-includes/functions.php`, without `feed`,
  ///   which any other address may follow.
  package var isForVisitors: Bool { name.map(Self.allowed.contains) ?? true }

  private static let allowed: Set<String> = [
    "http", "https", "ftp", "ftps", "mailto", "news", "irc", "irc6", "ircs", "gopher", "nntp",
    "telnet", "mms", "rtsp", "sms", "svn", "tel", "fax", "xmpp", "webcal", "urn",
  ]
}
