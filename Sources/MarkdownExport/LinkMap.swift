package import HTMLFragment

/// What becomes of the addresses in a body: of links, images and players.
package protocol LinkMap: Sendable {
  /// The address to write in place of one.
  ///
  /// - Parameters:
  ///   - address: The address as it stands in the attribute, decoded.
  ///   - attribute: `href`, `src`, `poster`, `srcset` for one address of the list, or `unknown` for one of a
  ///     script, such as `data-src`.
  /// - Returns: `nil` if the address stays as it is.
  func replacement(
    for address: UnsafeBufferPointer<UInt8>, of attribute: HTMLAttributeName
  ) -> [UInt8]?
}
