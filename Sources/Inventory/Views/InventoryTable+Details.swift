import ByteText
import PostContent

extension InventoryTable {
  private static let mostDetails = 5
  private static let mostConstructs = 12

  /// What stands behind the counts: who responds, what bodies are made of, what a migration needs.
  ///
  /// What an archive does not have is left out.
  mutating func addDetails(_ inventory: Inventory) {
    addTimes(inventory)
    addThreads(inventory.threads.threads)
    addPeople(inventory.responses)
    addHosts(inventory)
    addConstructs(inventory.content)
    addMedia(inventory.media)
    addMetaKeys(inventory.metaKeys)
    addLanguages(inventory.content)
    addNeeds(inventory.needs)
  }

  /// The busiest hours, which are those of the blog.
  private mutating func addTimes(_ inventory: Inventory) {
    var table = TextTable([.text, .text])
    for (title, clock) in [
      ("Posts at", inventory.clock), ("Responses at", inventory.responses.clock),
    ] where clock.total > 0 {
      let hours = (0..<7).flatMap { day in (0..<24).map { (day: day, hour: $0) } }
        .filter { clock[$0.day, $0.hour] > 0 }
        .sorted {
          (clock[$1.day, $1.hour], $0.day, $0.hour) < (clock[$0.day, $0.hour], $1.day, $1.hour)
        }
      let best = hours.prefix(3).map { place in
        "\(ClockTally.weekdays[place.day]) \(place.hour)–\(place.hour + 1) h "
          + "(\(clock[place.day, place.hour]))"
      }
      table.add([title, best.joined(separator: ", ")])
    }
    let lines = table.lines(width: Self.width)
    if !lines.isEmpty { addSection(lines) }
  }

  private mutating func addThreads(_ threads: [LongestThreads.Thread]) {
    if threads.isEmpty { return }
    var table = TextTable([.number, .number, .text])
    table.add(["Threads", "responses", "title"])
    for thread in threads {
      table.add([
        thread.id.map(String.init) ?? Self.named(""), String(thread.responseCount),
        thread.title.isEmpty ? "(no title)" : thread.title,
      ])
    }
    addSection(table.lines(width: Self.width))
  }

  private mutating func addPeople(_ responses: ResponseTally) {
    let groups = [
      ("comments", responses.commenters), ("reblogs", responses.rebloggers),
      ("links", responses.linkers),
    ].filter { $0.1.count > 0 }
    if groups.isEmpty { return }
    var table = TextTable([.text, .number, .text])
    table.add(["Responses from", "count", "name"])
    for (kind, names) in groups {
      let rows = names.rows
      for row in rows.prefix(Self.mostDetails) {
        let name = Self.named(row.name)
        table.add([
          "  " + kind, String(row.count), row.label.isEmpty ? name : "\(row.label) (\(name))",
        ])
      }
      let rest = rows.dropFirst(Self.mostDetails)
      if !rest.isEmpty {
        let count = rest.reduce(0) { $0 + $1.count }
        table.add(["  " + kind, String(count), "… \(rest.count) more"])
      }
    }
    addSection(table.lines(width: Self.width))
  }

  private mutating func addHosts(_ inventory: Inventory) {
    let groups = [
      ("linked", inventory.content.linked), ("embedded", inventory.content.embedded),
      ("reblogged", inventory.reblogged),
    ].filter { $0.1.count > 0 }
    if groups.isEmpty { return }
    var table = TextTable([.text, .number, .text])
    table.add(["Hosts", "count", "host"])
    for (kind, hosts) in groups {
      for row in hosts.rows.prefix(Self.mostDetails) {
        table.add(["  " + kind, String(row.count), Self.named(row.name)])
      }
      let rest = hosts.rows.dropFirst(Self.mostDetails)
      if !rest.isEmpty {
        let count = rest.reduce(0) { $0 + $1.count }
        table.add(["  " + kind, String(count), "… \(rest.count) more"])
      }
    }
    addSection(table.lines(width: Self.width))
  }

  private mutating func addConstructs(_ content: ContentTally) {
    let rows = content.rows
    if rows.isEmpty { return }
    var table = TextTable([.text, .number, .number, .text, .text])
    table.add(["Content", "uses", "posts", "becomes", "name"])
    for row in rows.prefix(Self.mostConstructs) {
      table.add([
        "  " + row.construct.kind.rawValue, String(row.count), String(row.postCount),
        row.construct.result.rawValue, row.construct.name,
      ])
    }
    let rest = rows.dropFirst(Self.mostConstructs)
    if !rest.isEmpty {
      table.add(["  … \(rest.count) more", String(rest.reduce(0) { $0 + $1.count })])
    }
    addSection(table.lines(width: Self.width))
  }

  private mutating func addMedia(_ media: MediaTally) {
    let missing = media.missingFiles
    let covers = media.missingCoverCount
    if missing.isEmpty && covers == 0 { return }
    var parts: [String] = []
    if !missing.isEmpty { parts.append(Wording.count(missing.count, "file") + " in bodies") }
    if covers > 0 { parts.append(Wording.count(covers, "featured image")) }
    var table = TextTable([.text, .text])
    table.add(["Missing", parts.joined(separator: ", ")])
    for file in missing.prefix(Self.mostDetails) {
      table.add(["", file.path + (file.postID.map { ", in post \($0)" } ?? "")])
    }
    if missing.count > Self.mostDetails {
      table.add(["", "… \(missing.count - Self.mostDetails) more"])
    }
    addSection(table.lines(width: Self.width))
  }

  private mutating func addMetaKeys(_ metas: MetaKeyTally) {
    let keys = metas.keys.rows
    if keys.isEmpty { return }
    var table = TextTable([.text, .number, .text])
    table.add(["Custom fields", "count", "key"])
    for key in keys.prefix(Self.mostDetails) {
      table.add(["", String(key.count), Self.named(key.name)])
    }
    let rest = keys.dropFirst(Self.mostDetails)
    if !rest.isEmpty {
      table.add(["", String(rest.reduce(0) { $0 + $1.count }), "… \(rest.count) more"])
    }
    for plugin in metas.plugins.rows {
      table.add(["  SEO", String(plugin.count), "posts with fields of \(plugin.name)"])
    }
    addSection(table.lines(width: Self.width))
  }

  private mutating func addLanguages(_ content: ContentTally) {
    let scripts = content.scripts.rows.map { "\($0.name) \($0.count)" }
    let languages = content.languages.rows.map { "\($0.name) \($0.count)" }
    var table = TextTable([.text, .text])
    if scripts.count > 1 { table.add(["Scripts", scripts.joined(separator: ", ")]) }
    if !languages.isEmpty { table.add(["Languages", languages.joined(separator: ", ")]) }
    let lines = table.lines(width: Self.width)
    if !lines.isEmpty { addSection(lines) }
  }

  private mutating func addNeeds(_ needs: [MigrationNeed]) {
    if needs.isEmpty { return }
    var table = TextTable([.number, .text])
    table.add(["Migration", "what to see to"])
    for need in needs { table.add([String(need.count), need.what]) }
    addSection(table.lines(width: Self.width))
  }
}
