import ByteText
import Inventory

/// The media library by kind and month, and what is missing of it.
enum MediaSection: ReportSection {
  static let name = "media"
  static let title = "Media"

  private static let mostFiles = 60

  static func html(of inventory: Inventory) -> HTML? {
    let (media, attachments) = (inventory.media, inventory.attachments)
    let missing = media.missingFiles
    if attachments.count == 0 && missing.isEmpty && media.missingCoverCount == 0 { return nil }
    var html: HTML = ""
    if attachments.count > 0 {
      html += MonthChart("Attachments by kind", media.months)?.html ?? ""
      var kinds = Table("Attachments by extension", [.text("Extension"), .text("Count")])
      let extensions = attachments.extensions
      kinds.add(extensions, most: 20) { kind in
        [
          "\(OverviewSection.named(kind.name))",
          CountCell.html(kind.count, of: extensions.first?.count ?? 0),
        ]
      }
      html += kinds.html
    }
    html += self.missing(inventory, missing)
    return html
  }

  private static func missing(_ inventory: Inventory, _ files: [MediaTally.MissingFile]) -> HTML {
    let (media, attachments) = (inventory.media, inventory.attachments)
    var html: HTML = "<h3>What is missing</h3>\n"
    let withoutURL = attachments.count - attachments.withURLCount
    var facts: [String] = []
    if withoutURL > 0 {
      facts.append("\(Wording.count(withoutURL, "attachment")) without an address")
    }
    if media.missingCoverCount > 0 {
      facts.append(
        "\(Wording.count(media.missingCoverCount, "featured image")) that the archive does not have"
      )
    }
    if !files.isEmpty {
      facts.append(
        "\(Wording.count(files.count, "file")) of uploads that bodies show and no attachment is")
    }
    if media.uncheckedCount > 0 { facts.append("more files than can be compared") }
    if facts.isEmpty { return html + "<p>Nothing that the archive tells of.</p>\n" }
    html += "<ul>\(facts.map { fact -> HTML in "<li>\(fact)</li>" }.joined())</ul>\n"
    if files.isEmpty { return html }
    var table = Table(
      "Files without an attachment", [.text("Below uploads"), .number("First in post")])
    table.add(files, most: mostFiles) { file in
      ["<code>\(file.path.cut(toBytes: 200))</code>", "\(file.postID.map(String.init) ?? "–")"]
    }
    return html + table.html
  }
}

extension HTML {
  static func + (left: HTML, right: HTML) -> HTML {
    var sum = left
    sum += right
    return sum
  }
}
