/// Names of which no two are the same: a name that is taken gets a number.
struct UniqueNames {
  private var taken: Set<String>
  /// The next number of each name that was wanted twice.
  private var numbers: [String: Int] = [:]

  init(except taken: Set<String> = []) { self.taken = taken }

  /// The name, or the name with the first number that is free: `tea`, `tea-2`, `tea-3`.
  mutating func name(_ wanted: String) -> String {
    if taken.insert(wanted).inserted { return wanted }
    var number = numbers[wanted, default: 2]
    while !taken.insert("\(wanted)-\(number)").inserted { number += 1 }
    numbers[wanted] = number + 1
    return "\(wanted)-\(number)"
  }
}
