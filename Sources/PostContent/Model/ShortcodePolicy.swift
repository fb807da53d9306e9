/// What becomes of shortcodes.
public enum ShortcodePolicy: String, Sendable, CaseIterable {
  /// Known ones become what they show; the tags of others stay as they are.
  case convert
  /// All tags stay as they are.
  case keep
  /// Known ones become what they show; the tags of others go, and what stands between stays.
  case drop
}
