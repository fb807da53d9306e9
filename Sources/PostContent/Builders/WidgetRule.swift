import ByteText
import SiteModel

/// What becomes of a widget.
enum WidgetRule: Sendable {
  /// HTML takes its place; `nil` where its settings have nothing to show.
  case shows(@Sendable (Widget, inout BodyRendering) -> String?)
  /// What stands in it is shown, with HTML before and behind.
  case wraps(@Sendable (Widget, inout BodyRendering) -> (before: String, after: String))
  /// A space or a line: nothing that a reader misses.
  case nothing
  /// Only a running site has what it shows.
  case needsSite

  /// What stands in it is shown, with the picture behind it.
  static let layout = wraps { widget, rendering in
    (WidgetBackground.html(of: widget, rendering.context), "")
  }

  /// What stands in it is a text of its own.
  static let text = wraps { _, _ in ("<div>", "</div>") }
}

extension ShortcodeRule {
  /// The rule for a builder's shortcode.
  init(_ rule: WidgetRule, decode: @escaping @Sendable (String) -> String) {
    switch rule {
    case .shows(let show):
      self = .shows { shortcode, rendering in
        show(Widget(shortcode, decode), &rendering).map { shortcode.rendered($0, &rendering) }
      }
    case .wraps(let wrap):
      self = .wraps { shortcode, rendering in wrap(Widget(shortcode, decode), &rendering) }
    case .nothing: self = .shows { _, _ in "" }
    case .needsSite: self = .needsSite
    }
  }
}

extension Widget {
  /// The widget of a builder's shortcode; `decode` undoes what the builder did to its values.
  init(_ shortcode: Shortcode, _ decode: (String) -> String) {
    let attributes = shortcode.attributes
    let entries = attributes.named.map { (name: $0.name, value: decode($0.value)) }
    self.init(
      shortcode.name, .map(entries.map { .init(key: $0.name, value: .string($0.value)) }),
      content: shortcode.content.map { $0.string(0..<$0.count) } ?? "")
  }
}
