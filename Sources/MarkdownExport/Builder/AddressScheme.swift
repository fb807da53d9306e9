/// What stands before the colon of an address.
struct AddressScheme {
  /// In lower case; `nil` for an address without a scheme, which is one of the same site.
  private var name: String?

  /// The longest that is looked at.
  private static let longest = 40

  init(of address: some Collection<UInt8>) {
    var name: [UInt8] = []
    // Browsers pass over white space and controls in a scheme.
    for byte in address where byte > 0x20 {
      switch byte {
      case UInt8(ascii: ":"):
        self.name = String(decoding: name, as: UTF8.self)
        return
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return
      default: name.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
      }
      if name.count > Self.longest { return }
    }
  }

  /// Whether it runs a script, or shows what the page made up.
  var isUnsafe: Bool { name == "javascript" || name == "vbscript" || name == "data" }

  /// - Source: wordpress-develop, `wp_allowed_protocols` in `src/wp-includes/functions.php`, without `feed`,
  ///   which any other address may follow.
  var isForVisitors: Bool { name.map(Self.allowed.contains) ?? true }

  private static let allowed: Set<String> = [
    "http", "https", "ftp", "ftps", "mailto", "news", "irc", "irc6", "ircs", "gopher", "nntp",
    "telnet", "mms", "rtsp", "sms", "svn", "tel", "fax", "xmpp", "webcal", "urn",
  ]
}
