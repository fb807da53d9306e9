import Inventory

/// A week with a square for each hour, the darker the more there is.
enum HourMap {
  static func html(_ title: String, _ clock: ClockTally) -> HTML? {
    let most = clock.most
    guard most > 0 else { return nil }
    var shapes: HTML = ""
    for (day, name) in ClockTally.weekdays.enumerated() {
      let top = Double(20 + day * 22)
      shapes +=
        "<text x=\"34\" y=\"\(top + 14)\" text-anchor=\"end\">\(String(name.prefix(3)))</text>"
      for hour in 0..<24 {
        let count = clock[day, hour]
        let left = Double(40 + hour * 37)
        let shade = count == 0 ? 1 : 0.15 + 0.85 * Double(count) / Double(most)
        shapes += """
          <rect class="\(count == 0 ? "empty" : "cell")" x="\(left)" y="\(top)" width="35" height="20" rx="2" \
          fill-opacity="\(HTML(stringLiteral: hundredths(shade)))"><title>\(name) \(hour)–\(hour + 1) h: \(Numbers.grouped(count))</title></rect>
          """
      }
    }
    let hours = stride(from: 0, to: 24, by: 3).map { hour -> HTML in
      "<text x=\"\(Double(40 + hour * 37))\" y=\"14\">\(hour) h</text>"
    }.joined()
    return """
      <figure><figcaption>\(title)</figcaption>
      <svg viewBox="0 0 950 180" role="img" aria-label="\(title): most are \(busiest(clock)). The numbers stand below.">\(hours)\(shapes)</svg>
      <details><summary>Numbers</summary>\(table(title, clock).html)</details></figure>

      """
  }

  private static func hundredths(_ value: Double) -> String {
    let number = Int((value * 100).rounded())
    return number >= 100 ? "1" : "0." + (number < 10 ? "0" : "") + String(number)
  }

  private static func busiest(_ clock: ClockTally) -> String {
    for (day, name) in ClockTally.weekdays.enumerated() {
      for hour in 0..<24 where clock[day, hour] == clock.most {
        return "on \(name) from \(hour) to \(hour + 1) o’clock"
      }
    }
    return "nowhere"
  }

  private static func table(_ title: String, _ clock: ClockTally) -> Table {
    var table = Table(
      title, [.text("Hour")] + ClockTally.weekdays.map { .number(String($0.prefix(3))) })
    table.add(Array(0..<24), most: 24) { hour in
      ["\(hour)–\(hour + 1)"] + (0..<7).map { "\(Numbers.grouped(clock[$0, hour]))" }
    }
    return table
  }
}
