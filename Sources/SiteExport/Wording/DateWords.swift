package import SiteModel

/// How a language writes dates.
///
/// The formats have PHP's letters, as the setting of WordPress has them: `j. F Y`.
///
/// - Source: the texts that WordPress translates for a new site, `F j, Y` and `g:i a` in
///   `wp-admin/includes/schema.php`, and `%1$s at %2$s` in `class-walker-comment.php`.
package struct DateWords: Sendable {
  /// The format of a date, for a program that writes dates itself.
  package let dateFormat: String
  /// The format of a time of day.
  package let timeFormat: String
  /// The names of the months, in the form that they have in a date.
  package let months: [String]
  /// What `a` in a format means before and after noon.
  package let dayHalves: (am: String, pm: String)
  private let datePieces: [Piece]
  private let dateAndTimePieces: [Piece]
  /// No text is longer, in bytes.
  private let mostBytes: Int

  /// - Parameters:
  ///   - date: The format of a date.
  ///   - time: The format of a time of day.
  ///   - both: How they stand together: `{date} at {time}`.
  ///   - months: January to December.
  ///   - dayHalves: The words for the time before and after noon.
  init(
    date: String, time: String, both: Sentence, months: [String],
    dayHalves: (am: String, pm: String) = ("am", "pm")
  ) {
    (dateFormat, timeFormat) = (date, time)
    self.months = months
    self.dayHalves = dayHalves
    datePieces = Self.pieces(of: date)
    dateAndTimePieces = both.pieces { place in
      place == "date" ? Self.pieces(of: date) : Self.pieces(of: time)
    } text: {
      .text($0)
    }
    mostBytes = (dateAndTimePieces + datePieces).reduce(0) { $0 + $1.mostBytes(months, dayHalves) }
  }

  /// `May 3, 2014`.
  package func date(_ date: DateTime) -> String { text(of: date, datePieces) }

  /// `May 3, 2014 at 10:00 am`.
  package func dateAndTime(_ date: DateTime) -> String { text(of: date, dateAndTimePieces) }

  private func text(of date: DateTime, _ pieces: [Piece]) -> String {
    String(unsafeUninitializedCapacity: mostBytes) { bytes in
      var count = 0
      func put(_ byte: UInt8) {
        bytes[count] = byte
        count += 1
      }
      func add(_ words: String) {
        for byte in words.utf8 { put(byte) }
      }
      func add(_ number: some BinaryInteger, twoDigits: Bool = false) {
        if number >= 100 { return add(String(number)) }
        if twoDigits || number >= 10 { put(UInt8(ascii: "0") + UInt8(number / 10)) }
        put(UInt8(ascii: "0") + UInt8(number % 10))
      }
      for piece in pieces {
        switch piece {
        case .text(let words): add(words)
        case .day: add(date.day)
        case .twoDigitDay: add(date.day, twoDigits: true)
        case .month: add(date.month)
        case .twoDigitMonth: add(date.month, twoDigits: true)
        case .monthName: add(months[Int(date.month) - 1])
        case .year: add(date.year)
        case .hour: add(date.hour)
        case .twoDigitHour: add(date.hour, twoDigits: true)
        case .hourOfHalf: add(date.hour % 12 == 0 ? 12 : date.hour % 12)
        case .minute: add(date.minute, twoDigits: true)
        case .dayHalf: add(date.hour < 12 ? dayHalves.am : dayHalves.pm)
        }
      }
      return count
    }
  }

  private enum Piece: Sendable {
    case text(String)
    case day, twoDigitDay
    case month, twoDigitMonth, monthName
    case year
    case hour, twoDigitHour, hourOfHalf, minute
    case dayHalf

    func mostBytes(_ months: [String], _ dayHalves: (am: String, pm: String)) -> Int {
      switch self {
      case .text(let words): words.utf8.count
      case .monthName: months.map(\.utf8.count).max() ?? 0
      case .dayHalf: max(dayHalves.am.utf8.count, dayHalves.pm.utf8.count)
      default: 20
      }
    }
  }

  /// Reads a format; a letter that means nothing here, or follows `\`, stands for itself.
  private static func pieces(of format: String) -> [Piece] {
    var pieces: [Piece] = []
    var words = ""
    var isEscaped = false
    for letter in format.unicodeScalars {
      if letter == "\\" && !isEscaped {
        isEscaped = true
        continue
      }
      if !isEscaped, let piece = piece(for: letter) {
        if !words.isEmpty { pieces.append(.text(words)) }
        words = ""
        pieces.append(piece)
      } else {
        words.unicodeScalars.append(letter)
      }
      isEscaped = false
    }
    return words.isEmpty ? pieces : pieces + [.text(words)]
  }

  private static func piece(for letter: Unicode.Scalar) -> Piece? {
    switch letter {
    case "j": .day
    case "d": .twoDigitDay
    case "n": .month
    case "m": .twoDigitMonth
    case "F": .monthName
    case "Y": .year
    case "G": .hour
    case "H": .twoDigitHour
    case "g": .hourOfHalf
    case "i": .minute
    case "a": .dayHalf
    default: nil
    }
  }
}
