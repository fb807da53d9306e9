/// The front matter of a target: its fields in their order.
package struct PageFields: Sendable {
  private let fields: [PageField]
  private let needed: Set<String>
  /// The keys of taxonomies, which are none of the fields'.
  let taxonomies: TaxonomyKeys

  /// - Parameters:
  ///   - fields: The fields in their order.
  ///   - others: Other keys that mean something to the target.
  package init(_ fields: [PageField], reserving others: Set<String> = []) {
    self.fields = fields
    needed = Set(fields.filter(\.isNeeded).flatMap(\.keys))
    taxonomies = TaxonomyKeys(
      reserved: others.union(fields.flatMap(\.keys)).union(FrontMatter.addedKeys))
  }

  /// The front matter of a post.
  package func frontMatter(of page: PostPage) -> FrontMatter {
    var matter = FrontMatter()
    for field in fields { field.add(to: &matter, of: page, taxonomies) }
    return matter
  }

  /// Whether a site cannot do without a key.
  func needs(_ key: String) -> Bool { needed.contains(key) }
}
