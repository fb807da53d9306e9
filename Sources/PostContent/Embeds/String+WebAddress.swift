extension String {
  /// Whether it begins as the address of a page.
  var isWebAddress: Bool { hasPrefix("http://") || hasPrefix("https://") }
}
