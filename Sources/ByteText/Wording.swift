/// Numbers in texts for people.
package enum Wording {
  /// `1 post`, `12 posts`.
  package static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// `12.5 MB`.
  package static func megabytes(_ byteCount: Int) -> String {
    "\(fixed(Double(byteCount) / 1e6, 1)) MB"
  }

  /// A number with so many digits behind the point.
  package static func fixed(_ value: Double, _ digits: Int) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = Int((value * scale).rounded())
    let whole = scaled / Int(scale)
    if digits == 0 { return String(whole) }
    let fraction = String(scaled % Int(scale))
    return "\(whole)." + String(repeating: "0", count: digits - fraction.count) + fraction
  }
}
