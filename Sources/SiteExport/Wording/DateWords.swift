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
  }

  /// `May 3, 2014`.
  package func date(_ date: DateTime) -> String { text(of: date, datePieces) }

  /// `May 3, 2014 at 10:00 am`.
  package func dateAndTime(_ date: DateTime) -> String { text(of: date, dateAndTimePieces) }

  private func text(of date: DateTime, _ pieces: [Piece]) -> String {
    var text = ""
    text.reserveCapacity(40)
    for piece in pieces {
      switch piece {
      case .text(let words): text += words
      case .day: text += String(date.day)
      case .twoDigitDay: text += String.twoDigits(date.day)
      case .month: text += String(date.month)
      case .twoDigitMonth: text += String.twoDigits(date.month)
      case .monthName: text += months[Int(date.month) - 1]
      case .year: text += String(date.year)
      case .hour: text += String(date.hour)
      case .twoDigitHour: text += String.twoDigits(date.hour)
      case .hourOfHalf: text += String(date.hour % 12 == 0 ? 12 : date.hour % 12)
      case .minute: text += String.twoDigits(date.minute)
      case .dayHalf: text += date.hour < 12 ? dayHalves.am : dayHalves.pm
      }
    }
    return text
  }

  private enum Piece: Sendable {
    case text(String)
    case day, twoDigitDay
    case month, twoDigitMonth, monthName
    case year
    case hour, twoDigitHour, hourOfHalf, minute
    case dayHalf
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

extension String {
  /// A number below 100, with a zero in front if it is below ten.
  static func twoDigits(_ number: some BinaryInteger) -> String {
    let digits = String(number)
    return number < 10 ? "0" + digits : digits
  }
}
