import CLibXML2

/// The XML parser of the system.
package enum LibXML2 {
  /// The version that the headers had when this was built: `2.9.14`.
  package static let version = LIBXML_DOTTED_VERSION
}
