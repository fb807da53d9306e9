import SiteModel

/// What a block shows in place of its own words, as its metadata say: fields of the post, and what a page
/// that uses a synced pattern puts into it (`WP_Block::process_block_bindings`).
struct BlockBindings {
  /// The attributes that WordPress binds.
  private static let attributes = [
    "content", "text", "url", "alt", "title", "caption", "id", "linkTarget", "rel",
  ]

  /// An attribute and what stands for it.
  typealias Value = (attribute: String, value: String)

  private(set) var values: [Value] = []
  /// What the block is bound to and the archive lacks.
  private(set) var missing: [String] = []

  /// - Parameters:
  ///   - metadata: The metadata of a block.
  ///   - overrides: The words for the blocks of the pattern, by the blocks' names.
  ///   - context: Where fields of the post are.
  init?(_ metadata: DecodedValue, overrides: DecodedValue?, _ context: any ContentContext) {
    guard let bindings = metadata["bindings"], !bindings.entries.isEmpty else { return nil }
    for binding in bindings.entries {
      switch binding.value["source"]?.text {
      case "core/pattern-overrides":
        guard let name = metadata["name"]?.text, let words = overrides?[name] else { continue }
        let all = binding.key == "__default" ? Self.attributes : [binding.key]
        for attribute in all {
          if case .string(let value)? = words[attribute] { values.append((attribute, value)) }
        }
      case "core/post-meta":
        // An inner field, whose name begins so, is never shown.
        guard let key = binding.value.at("args.key")?.text, !key.hasPrefix("_") else { continue }
        if let value = context.metaValue(key), !value.isEmpty {
          values.append((binding.key, value))
        } else {
          missing.append(key)
        }
      case let source?:
        // Plugins bind to their fields, which are metas as well.
        let key = ["key", "field", "name"].lazy.compactMap { binding.value["args"]?[$0]?.text }
          .first
        if let key, !key.hasPrefix("_"), let value = context.metaValue(key), !value.isEmpty,
          binding.key == "content" || binding.key == "text" || value.isWebAddress
        {
          values.append((binding.key, value))
        } else {
          missing.append(source)
        }
      case nil: break
      }
    }
  }
}
