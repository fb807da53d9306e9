import Inventory
import SiteModel

/// Longest threads, to be read in place.
enum ThreadSection: ReportSection {
  static let name = "threads"
  static let title = "Longest threads"

  /// Of all threads together, in bytes.
  private static let mostText = 300_000

  static func html(of inventory: Inventory) -> HTML? {
    let threads = inventory.threads.threads
    if threads.isEmpty { return nil }
    var html: HTML = ""
    var room = mostText
    for (index, thread) in threads.enumerated() {
      html += self.html(
        of: thread, SiteHead.language(of: inventory), isOpen: index == 0, &room)
    }
    return html
  }

  private static func html(
    of thread: LongestThreads.Thread, _ language: HTML, isOpen: Bool, _ room: inout Int
  ) -> HTML {
    var responses: HTML = ""
    var shown = 0
    for response in thread.responses {
      let html = self.html(of: response, language)
      room -= html.markup.utf8.count
      if room < 0 { break }
      responses += html
      shown += 1
    }
    let left = thread.responseCount - shown
    if left > 0 {
      responses += "<p class=\"more\">… and \(Numbers.grouped(left)) more in the archive</p>\n"
    }
    let date: HTML = thread.date.map { "\(Numbers.day($0)), " } ?? ""
    // As in WordPress's own template: comment-template.php.
    return """
      <details\(isOpen ? " open" : "" as HTML)><summary><bdi\(language)>\(OverviewSection.titled(thread.title))</bdi> – \
      \(Numbers.grouped(thread.responseCount)) responses</summary>
      <p class="hint">\(date)\(thread.link)</p>
      <h3>\(Numbers.grouped(thread.responseCount)) responses to “<bdi\(language)>\(OverviewSection.titled(thread.title))</bdi>”</h3>
      \(responses)</details>

      """
  }

  private static func html(of response: LongestThreads.Response, _ language: HTML) -> HTML {
    let author = response.author.isEmpty ? "Anonymous" : response.author
    let date: HTML = response.date.map { " · \(Numbers.minute($0))" } ?? ""
    let depth: HTML = response.depth > 0 ? " d\(min(response.depth, 4))" : ""
    let body: HTML
    switch response.kind {
    case .pingback, .trackback:
      return """
        <article class="response\(depth)"><header>Pingback: <b><bdi>\(author)</bdi></b>\(date)</header></article>

        """
    case .reblog:
      let blog = response.blogTitle.isEmpty ? author : response.blogTitle
      body =
        response.text.isEmpty
        ? "<p>Reblogged this on <bdi>\(blog)</bdi>.</p>"
        : "<p>Reblogged this on <bdi>\(blog)</bdi> and commented:</p><blockquote>\(paragraphs(response.text, language))</blockquote>"
    default: body = paragraphs(response.text, language)
    }
    return """
      <article class="response\(depth)"><header><b><bdi>\(author)</bdi></b> says:\(date)</header>\(body)</article>

      """
  }

  private static func paragraphs(_ text: String, _ language: HTML) -> HTML {
    text.split(separator: "\n").map { line -> HTML in "<p\(language)>\(String(line))</p>" }.joined()
  }
}
