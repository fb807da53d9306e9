import ByteText
import SiteModel

/// Inventories as a person reads them: aligned text, 80 columns wide at most.
struct InventoryTable {
  private var lines: [String] = []

  static let width = 80
  /// Sections that can be long are cut here; JSON has all.
  private static let mostRows = 20
  private static let mostStatuses = 12
  private static let mostExtensions = 5
  private static let mostFiles = 5
  /// What stands for an empty name.
  private static let noName = "(none)"

  static func text(
    _ sites: [Inventory], _ diagnostics: [DiagnosticTally], headingStart: String,
    headingEnd: String
  ) -> String {
    var table = InventoryTable()
    for (index, site) in sites.enumerated() {
      table.add(site, label: sites.count > 1 ? "Site \(index + 1) of \(sites.count)" : "Site")
    }
    table.add(diagnostics)
    if !headingStart.isEmpty { table.markHeadings(headingStart, headingEnd) }
    return table.lines.joined(separator: "\n") + "\n"
  }

  /// Marks the names of sections, which stand behind an empty line.
  private mutating func markHeadings(_ start: String, _ end: String) {
    for index in lines.indices where index == 0 || lines[index - 1].isEmpty {
      let name = lines[index].firstRange(of: "  ")?.lowerBound ?? lines[index].endIndex
      lines[index] = start + lines[index][..<name] + end + lines[index][name...]
    }
  }

  private mutating func add(_ inventory: Inventory, label: String) {
    addHead(inventory, label)
    addCross("Posts", inventory.posts)
    // An archive that does not say means a comment that is to be seen.
    addCross("Comments", inventory.comments.renaming(column: "", to: "approved"))
    add(inventory.authors.rows)
    add(inventory.terms.rows)
    add(inventory.years)
    addFacts(inventory)
    add(inventory.largest.posts)
    addDetails(inventory)
  }

  private mutating func addHead(_ inventory: Inventory, _ label: String) {
    let site = inventory.site
    let labels = TextTable.Column(least: max(label.count, "WXR version".count))
    var table = TextTable([labels, .text])
    table.add([label, site.title.isEmpty ? Self.noName : site.title])
    table.add(["Address", Self.orDash(site.link.isEmpty ? site.key : site.link)])
    table.add(["Language", Self.orDash(site.language)])
    table.add(["Exported", site.exportedAt.map { "\(Self.day($0)) UTC" } ?? "-"])
    table.add(["Generator", Self.orDash(site.generator)])
    table.add(["WXR version", Self.orDash(site.wxrVersion)])
    addSection(table.lines(width: Self.width))
    addFiles(inventory.files, labels)
  }

  private mutating func addFiles(_ files: [FileTally], _ labels: TextTable.Column) {
    var table = TextTable([labels, TextTable.Column(cut: .start), .number])
    for (index, file) in files.prefix(Self.mostFiles).enumerated() {
      let label = index > 0 ? "" : files.count == 1 ? "File" : "Files"
      table.add([
        label, file.name == "-" ? "standard input" : file.name, Self.size(file.byteCount),
      ])
    }
    let rest = files.dropFirst(Self.mostFiles)
    if !rest.isEmpty { table.add(["", "… \(rest.count) more", Self.size(of: rest)]) }
    if files.count > 1 { table.add(["", "together", Self.size(of: files[...])]) }
    lines += table.lines(width: Self.width)
  }

  private mutating func addCross(_ title: String, _ tally: CrossTally) {
    guard tally.total > 0 else { return addNone(title) }
    // As many statuses as there is room for, the most frequent first.
    var shown = min(tally.columns.count, Self.mostStatuses)
    var table = Self.table(title, tally, statusCount: shown)
    while shown > 1 && table.width > Self.width {
      shown -= 1
      table = Self.table(title, tally, statusCount: shown)
    }
    addSection(table.lines(width: Self.width))
  }

  private static func table(_ title: String, _ tally: CrossTally, statusCount: Int) -> TextTable {
    let columns = tally.columns
    let shown = columns.prefix(statusCount).map(\.name)
    let hasRest = columns.count > shown.count
    var table = TextTable(
      [TextTable.Column(most: 28)]
        + Array(
          repeating: TextTable.Column(isNumeric: true, most: 16),
          count: shown.count + (hasRest ? 2 : 1)))

    func add(_ name: String, total: Int, counts: [Int]) {
      let rest = total - counts.reduce(0, +)
      let numbers = counts + (hasRest ? [rest] : []) + [total]
      table.add([name] + numbers.map(Self.number))
    }
    table.add([title] + shown.map(Self.named) + (hasRest ? ["(other)"] : []) + ["total"])
    let rows = tally.rows
    for row in rows.prefix(mostRows) {
      add("  " + named(row.name), total: row.count, counts: shown.map { tally[row.name, $0] })
    }
    if rows.count > mostRows {
      let rest = rows.dropFirst(mostRows)
      add(
        "  … \(rest.count) more", total: rest.reduce(0) { $0 + $1.count },
        counts: shown.map { status in rest.reduce(0) { $0 + tally[$1.name, status] } })
    }
    if rows.count > 1 {
      add("  total", total: tally.total, counts: columns.prefix(statusCount).map(\.count))
    }
    return table
  }

  private mutating func add(_ authors: [AuthorTally.Row]) {
    guard !authors.isEmpty else { return addNone("Authors") }
    var table = TextTable([TextTable.Column(most: 40), .number, .text])
    table.add(["Authors", "posts", "name"])
    for author in authors.prefix(Self.mostRows) {
      table.add([
        "  " + Self.named(author.login), Self.number(author.postCount),
        author.isDeclared ? author.displayName : "(not declared)",
      ])
    }
    let rest = authors.dropFirst(Self.mostRows)
    if !rest.isEmpty {
      let posts = rest.reduce(0) { $0 + $1.postCount }
      table.add(["  … \(rest.count) more", Self.number(posts)])
    }
    addSection(table.lines(width: Self.width))
  }

  private mutating func add(_ taxonomies: [TermTally.Row]) {
    guard !taxonomies.isEmpty else { return addNone("Terms") }
    var table = TextTable([TextTable.Column(most: 40), .number, .number, .number])
    table.add(["Terms", "declared", "used", "used, not declared"])
    func add(_ name: String, _ rows: some Collection<TermTally.Row>) {
      let counts = [\TermTally.Row.declaredCount, \.usedCount, \.undeclaredCount]
      table.add(
        ["  " + name]
          + counts.map { count in Self.number(rows.reduce(0) { $0 + $1[keyPath: count] }) })
    }
    for row in taxonomies.prefix(Self.mostRows) { add(Self.named(row.taxonomy), [row]) }
    let rest = taxonomies.dropFirst(Self.mostRows)
    if !rest.isEmpty { add("… \(rest.count) more", rest) }
    addSection(table.lines(width: Self.width))
  }

  private mutating func add(_ tally: YearTally) {
    let years = tally.years
    let undated =
      tally.undatedCount > 0 ? "\(Wording.count(tally.undatedCount, "post")) without a date" : ""
    guard let first = years.first?.year, let last = years.last?.year else {
      return undated.isEmpty ? addNone("Years") : addSection(["Years  \(undated)"])
    }
    let span = first == last ? "\(first)" : "\(first)–\(last)"
    addSection(["Years  " + span + (undated.isEmpty ? "" : ", \(undated)")])
    let digits = years.map { String($0.count).count }.max() ?? 0
    let cells = years.map { "  \($0.year)  \(Self.padded($0.count, to: digits))  " }
    // Every cell is equally wide, so that they stand in columns.
    let perLine = max(1, Self.width / (cells.first?.count ?? 1))
    for start in stride(from: 0, to: cells.count, by: perLine) {
      let line = cells[start..<min(start + perLine, cells.count)].joined()
      lines.append(String(line.dropLast(2)))
    }
  }

  private mutating func addFacts(_ inventory: Inventory) {
    var table = TextTable([.text, .text])
    table.add(["Attachments", Self.attachmentSentence(inventory.attachments)])
    let reblogs = inventory.reblogCount
    table.add(["Reblogs", reblogs == 0 ? "none" : Wording.count(reblogs, "post")])
    table.add(["Metas", Self.metaSentence(inventory)])
    addSection(table.lines(width: Self.width))
  }

  private static func metaSentence(_ inventory: Inventory) -> String {
    let tallies = [
      (inventory.postMetas, "posts"), (inventory.commentMetas, "comments"),
      (inventory.terms.metas, "terms"),
    ].filter { $0.0.count > 0 }
    if tallies.isEmpty { return "none" }
    let serialised = tallies.reduce(0) { $0 + $1.0.serialisedCount }
    let json = tallies.reduce(0) { $0 + $1.0.jsonCount }
    return tallies.map { "\($0.0.count) of \($0.1)" }.joined(separator: ", ")
      + "; \(serialised) serialised" + (json == 0 ? "" : ", \(json) JSON")
  }

  private static func attachmentSentence(_ attachments: AttachmentTally) -> String {
    if attachments.count == 0 { return "none" }
    let extensions = attachments.extensions
    var kinds = extensions.prefix(mostExtensions).map {
      "\($0.count) \($0.name.isEmpty ? "without extension" : $0.name)"
    }
    let rest = extensions.dropFirst(mostExtensions).reduce(0) { $0 + $1.count }
    if rest > 0 { kinds.append("\(rest) other") }
    let withURL = attachments.withURLCount
    let share = withURL == attachments.count ? "" : ", \(withURL) with a URL"
    return "\(attachments.count)\(share)" + (kinds.isEmpty ? "" : ": ")
      + kinds.joined(separator: ", ")
  }

  private mutating func add(_ largest: [LargestPosts.Entry]) {
    guard !largest.isEmpty else { return }
    var table = TextTable([.number, .number, TextTable.Column(most: 20), .text])
    table.add(["Largest", "bytes", "type", "title"])
    for post in largest {
      table.add([
        post.id.map(String.init) ?? Self.noName, String(post.byteCount), Self.named(post.type),
        post.title.isEmpty ? "(no title)" : post.title,
      ])
    }
    addSection(table.lines(width: Self.width))
  }

  private mutating func add(_ diagnostics: [DiagnosticTally]) {
    guard !diagnostics.isEmpty else { return addNone("Diagnostics") }
    var table = TextTable([.text, .number, .text, TextTable.Column(cut: .start)])
    table.add(["Diagnostics", "count", "severity", "first at"])
    for tally in diagnostics {
      let first = tally.first
      table.add([
        "  " + first.code.rawValue, String(tally.count), first.severity.rawValue,
        first.file + (first.line.map { ":\($0)" } ?? ""),
      ])
    }
    addSection(table.lines(width: Self.width))
  }

  mutating func addSection(_ new: [String]) {
    if !lines.isEmpty { lines.append("") }
    lines += new
  }

  private mutating func addNone(_ title: String) { addSection(["\(title)  none"]) }

  static func named(_ name: String) -> String { name.isEmpty ? noName : name }

  private static func orDash(_ text: String) -> String { text.isEmpty ? "-" : text }

  /// A count as it is easy to find among others.
  static func number(_ value: Int) -> String { value == 0 ? "-" : String(value) }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: " ", count: max(0, width - digits.count)) + digits
  }

  private static func day(_ date: DateTime) -> String {
    date.withISOBytes(separator: UInt8(ascii: " ")) {
      String(decoding: $0.dropLast(":00".utf8.count), as: UTF8.self)
    }
  }

  private static func size(of files: ArraySlice<FileTally>) -> String {
    size(files.reduce(0) { $0 + $1.byteCount })
  }

  private static func size(_ byteCount: Int) -> String {
    switch byteCount {
    case ..<1000: Wording.count(byteCount, "byte")
    case ..<1_000_000: "\(Wording.fixed(Double(byteCount) / 1e3, 1)) kB"
    default: Wording.megabytes(byteCount)
    }
  }
}
