import CMarkGFM

/// Markdown as GitHub renders it: with tables, strikethrough, task lists, bare addresses and footnotes, raw HTML
/// included.
enum Renderer {
  private static let extensions = ["table", "strikethrough", "autolink", "tasklist"]

  static func html(of markdown: UnsafeRawBufferPointer) -> [UInt8] {
    cmark_gfm_core_extensions_ensure_registered()
    let options = CInt(CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES)
    let parser = cmark_parser_new(options)
    defer { cmark_parser_free(parser) }
    for name in extensions {
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    cmark_parser_feed(parser, markdown.bindMemory(to: CChar.self).baseAddress, markdown.count)
    let document = cmark_parser_finish(parser)
    defer { cmark_node_free(document) }
    guard
      let html = cmark_render_html(
        document, options, cmark_parser_get_syntax_extensions(parser))
    else { return [] }
    defer { free(html) }
    return Array(String(cString: html).utf8)
  }
}
