/// In which language of markup bodies are stored.
public enum BodyFormat: String, Sendable, CaseIterable {
  /// HTML, as in WordPress; Markdown where Jetpack has noted so.
  case html
  /// Markdown, but for bodies with blocks or paragraphs of HTML.
  case markdown
}
