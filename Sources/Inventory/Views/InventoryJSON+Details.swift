import ByteText
import PostContent
import SiteModel

extension InventoryJSON {
  mutating func writeTimes(_ inventory: Inventory) {
    json.member("protected_posts", inventory.protectedCount)
    write("posts_by_month", inventory.months, by: "type")
    write("posts_by_hour", inventory.clock)
    json.member("responses", inventory.responses.count)
    write("responses_by_month", inventory.responses.months, by: "kind")
    write("responses_by_hour", inventory.responses.clock)
  }

  mutating func writeResponses(_ inventory: Inventory) {
    write("commenters", inventory.responses.commenters, as: "name")
    array("rebloggers", inventory.responses.rebloggers.rows) { object, blog in
      object.json.member("host", blog.name)
      object.json.member("title", blog.label)
      object.json.member("count", blog.count)
    }
    write("linking_hosts", inventory.responses.linkers, as: "host")
    write("reblogged_hosts", inventory.reblogged, as: "host")
    array("longest_threads", inventory.threads.threads) { object, thread in
      object.json.member("id", thread.id)
      object.json.member("title", thread.title)
      object.json.member("link", thread.link)
      object.json.key("date")
      if let date = thread.date { object.json.string(date.isoText) } else { object.json.null() }
      object.json.member("responses", thread.responseCount)
    }
  }

  mutating func writeTerms(_ terms: TermTally) {
    let all = terms.rows.flatMap { row in terms.tree(of: row.taxonomy).map { (row.taxonomy, $0) } }
    array("terms", all) { object, entry in
      let (taxonomy, term) = entry
      object.json.member("taxonomy", taxonomy)
      object.json.member("slug", term.slug)
      object.json.member("name", term.name)
      object.json.member("parent_slug", term.parentSlug)
      object.json.member("declared", term.isDeclared)
      object.json.member("posts", term.postCount)
    }
  }

  mutating func write(_ content: ContentTally) {
    write("linked_hosts", content.linked, as: "host")
    write("embedded_hosts", content.embedded, as: "host")
    array("constructs", content.rows) { object, row in
      object.json.member("kind", row.construct.kind.rawValue)
      object.json.member("name", row.construct.name)
      object.json.member("result", row.construct.result.rawValue)
      object.json.member("count", row.count)
      object.json.member("posts", row.postCount)
    }
    write("languages", content.languages, as: "language", counting: "posts")
    write("scripts", content.scripts, as: "script", counting: "posts")
  }

  mutating func write(_ media: MediaTally) {
    write("media_by_month", media.months, by: "kind")
    json.member("missing_covers", media.missingCoverCount)
    array("missing_files", media.missingFiles) { object, file in
      object.json.member("file", file.path)
      object.json.member("post", file.postID)
    }
  }

  mutating func write(
    _ key: StaticString, _ tally: NameTally, as name: StaticString,
    counting count: StaticString = "count"
  ) {
    array(key, tally.rows) { object, row in
      object.json.member(name, row.name)
      object.json.member(count, row.count)
    }
  }

  private mutating func write(_ key: StaticString, _ tally: MonthTally, by kind: StaticString) {
    array(key, tally.cells) { object, entry in
      object.json.member("month", entry.cell.month.text)
      object.json.member(kind, entry.cell.kind)
      object.json.member("count", entry.count)
    }
  }

  private mutating func write(_ key: StaticString, _ clock: ClockTally) {
    let hours = (0..<7).flatMap { day in (0..<24).map { (day, $0) } }.filter { clock[$0, $1] > 0 }
    array(key, hours) { object, hour in
      object.json.member("weekday", hour.0 + 1)
      object.json.member("hour", hour.1)
      object.json.member("count", clock[hour.0, hour.1])
    }
  }
}
