import ByteText

/// Further forms under which the words of texts are found, for the full-text index.
///
/// FTS5 cuts a text where there is a space or a sign, and folds accents. That is not enough for some kinds
/// of words, for which an index needs forms that the text does not have:
///
/// - Scripts without spaces between words, and Korean, whose particles have none before them. A run of such
///   characters has each of its pieces of up to four characters (up to eight syllables in Thai and its
///   neighbours), and the runs of one script in it whole, which are words as a rule in Japanese.
///   The single characters stand side by side and in order, so a phrase of them finds a word of any length.
/// - Vowel marks of Arabic and Hebrew, which are rarely written.
/// - Letters that are not an accented letter to FTS5: `ё`, `đ`, `ß`, `ø`, and those of Greek.
/// - Words that are often written without such a letter: `елка` for `ёлка`, `Strasse` for `Straße`, and Greek
///   without accents, as in capitals. What the reader looks for cannot be changed, so the index has the word
///   with the letter, in each place where it may be meant.
/// - Letters of Cyrillic and Greek that are stored as a letter and a mark, which FTS5 drops: `и` for `й`.
struct WordForms {
  private var output: [UInt8] = []
  private var word: [Unicode.Scalar] = []
  /// Whether the word has a letter that the text has as two characters.
  private var isComposed = false

  mutating func add(_ text: Span<UInt8>) {
    text.withUnsafeBufferPointer { add($0) }
  }

  func withBytes(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    output.withUnsafeBufferPointer(body)
  }

  private mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < text.count {
      guard let place = Self.nextPlace(in: text, from: index) else { return }
      var start = place
      while start > index, text[start - 1].isASCIILetter || text[start - 1].isASCIIDigit {
        start -= 1
      }
      index = readWord(from: start, in: text)
      addForms()
    }
  }

  /// The next place in a word that may have forms: a word of ASCII alone is found as it is, unless `ss` stands
  /// for `ß` in it.
  private static func nextPlace(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    var isBehindS = false
    while index < text.count {
      let byte = text[index]
      let isS = byte.asciiLowercased == UInt8(ascii: "s")
      if byte >= 0x80 || isS && isBehindS { return index }
      isBehindS = isS
      index += 1
    }
    return nil
  }

  /// Reads a word as FTS5's tokenizer sees it: letters, numbers and marks.
  ///
  /// - Returns: Where it ends, behind at least one character.
  private mutating func readWord(from start: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    word.removeAll(keepingCapacity: true)
    isComposed = false
    var index = start
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        guard byte.isASCIILetter || byte.isASCIIDigit else { break }
        word.append(Unicode.Scalar(byte))
        index += 1
        continue
      }
      let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      let end = min(text.count, index + length)
      let scalar = String(decoding: text[index..<end], as: UTF8.self).unicodeScalars.first
      index = end
      guard let scalar, Self.isPartOfWord(scalar) else { break }
      if let last = word.last, let letter = Self.letter(of: last, with: scalar) {
        word[word.count - 1] = letter
        isComposed = true
      } else {
        word.append(scalar)
      }
    }
    return max(index, start + 1)
  }

  private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    if Script(scalar) == .han { return true }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .privateUse, .nonspacingMark, .spacingMark:
      return true
    default: return false
    }
  }

  private mutating func addForms() {
    guard word.contains(where: { Script($0) != nil }) else { return addFolded(word[...]) }
    var start = 0
    while start < word.count {
      let isDense = Script(word[start]) != nil
      var end = start + 1
      while end < word.count, (Script(word[end]) != nil) == isDense { end += 1 }
      if isDense {
        addPieces(of: word[start..<end])
      } else {
        addForm(word[start..<end])
        addFolded(word[start..<end])
      }
      start = end
    }
  }

  // MARK: Scripts without spaces

  /// Longer runs are sentences.
  private static let longestRun = 24

  private mutating func addPieces(of run: ArraySlice<Unicode.Scalar>) {
    let starts = syllableStarts(of: run)
    let count = starts.count - 1
    let isWord = run.count == word.count
    let longest = run.first.flatMap(Script.init)?.isSyllabic == true ? 8 : 4
    for length in 1...min(longest, count) where !(isWord && length == count) {
      for index in 0...(count - length) { addForm(run[starts[index]..<starts[index + length]]) }
    }
    if !isWord && count > longest && count <= Self.longestRun { addForm(run) }
    addRunsOfOneScript(run, longerThan: longest)
  }

  /// Where syllables begin, and the end of the run.
  private func syllableStarts(of run: ArraySlice<Unicode.Scalar>) -> [Int] {
    var starts: [Int] = []
    var joinsNext = false
    for index in run.indices {
      let scalar = run[index]
      if !(joinsNext || Script.continuesSyllable(scalar)) || starts.isEmpty { starts.append(index) }
      joinsNext = Script.precedesConsonant(scalar)
    }
    return starts + [run.endIndex]
  }

  private mutating func addRunsOfOneScript(
    _ run: ArraySlice<Unicode.Scalar>, longerThan longest: Int
  ) {
    var start = run.startIndex
    while start < run.endIndex {
      let script = Script(run[start])
      var end = start + 1
      while end < run.endIndex, Script(run[end]) == script || Script.isLengthMark(run[end]) {
        end += 1
      }
      let count = end - start
      if count > longest, count <= Self.longestRun, count < run.count { addForm(run[start..<end]) }
      start = end
    }
  }

  // MARK: Marks and letters

  private mutating func addFolded(_ word: ArraySlice<Unicode.Scalar>) {
    if isComposed { addForm(word) }
    var isFolded = false
    var folded: [Unicode.Scalar] = []
    for scalar in word {
      if let letters = Self.letters(for: scalar) {
        isFolded = true
        folded += letters
      } else {
        folded.append(scalar)
      }
    }
    if !isFolded { return addMarked(word) }
    if !folded.isEmpty { addForm(folded[...]) }
  }

  /// Longer words, and words with more such places, are none of a language.
  private static let longestMarked = (word: 32, places: 8)

  /// Adds a word that may have been written without a letter's marks with them, once for each place.
  ///
  /// One place at a time: `ё` and the accent of Greek are where the stress is.
  private mutating func addMarked(_ word: ArraySlice<Unicode.Scalar>) {
    guard word.count <= Self.longestMarked.word else { return }
    let places = word.indices.filter { Self.marked(word[$0...]) != nil }
    guard places.count <= Self.longestMarked.places else { return }
    for place in places {
      guard let (letter, count) = Self.marked(word[place...]) else { continue }
      addForm(word[..<place] + [letter] + word[(place + count)...])
    }
  }

  /// The letter that the first of these may stand for, and how many of them stand for it.
  private static func marked(
    _ letters: ArraySlice<Unicode.Scalar>
  ) -> (letter: Unicode.Scalar, count: Int)? {
    switch letters.first {
    case "е", "Е": ("ё", 1)
    case "α", "Α": ("ά", 1)
    case "ε", "Ε": ("έ", 1)
    case "η", "Η": ("ή", 1)
    case "ι", "Ι": ("ί", 1)
    case "ο", "Ο": ("ό", 1)
    case "υ", "Υ": ("ύ", 1)
    case "ω", "Ω": ("ώ", 1)
    case "s", "S":
      switch letters.dropFirst().first {
      case "s", "S": ("ß", 2)
      default: nil
      }
    default: nil
    }
  }

  /// What stands for a letter; nothing for a vowel mark of Arabic or Hebrew; `nil` for itself.
  private static func letters(for scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
    switch scalar {
    case "\u{0591}"..."\u{05BD}", "\u{05BF}", "\u{05C1}", "\u{05C2}", "\u{05C4}", "\u{05C5}",
      "\u{05C7}",
      "\u{0610}"..."\u{061A}", "\u{0640}", "\u{064B}"..."\u{065F}", "\u{0670}",
      "\u{06D6}"..."\u{06DC}", "\u{06DF}"..."\u{06E8}", "\u{06EA}"..."\u{06ED}":
      []
    // Alef with a sign above or below is often written without it.
    case "آ", "أ", "إ", "ٱ": ["ا"]
    case "ё", "Ё": ["е"]
    case "ß", "ẞ": ["s", "s"]
    case "đ", "Đ", "ð", "Ð": ["d"]
    case "ø", "Ø": ["o"]
    case "ł", "Ł": ["l"]
    case "ħ", "Ħ": ["h"]
    case "ŧ", "Ŧ": ["t"]
    case "ı": ["i"]
    case "æ", "Æ": ["a", "e"]
    case "œ", "Œ": ["o", "e"]
    case "þ", "Þ": ["t", "h"]
    case "ґ", "Ґ": ["г"]
    case "ά", "Ά": ["α"]
    case "έ", "Έ": ["ε"]
    case "ή", "Ή": ["η"]
    case "ί", "ϊ", "ΐ", "Ί", "Ϊ": ["ι"]
    case "ό", "Ό": ["ο"]
    case "ύ", "ϋ", "ΰ", "Ύ", "Ϋ": ["υ"]
    case "ώ", "Ώ": ["ω"]
    default: nil
    }
  }

  /// The letter that a letter of Cyrillic or Greek and the mark behind it are; `nil` for anything else.
  private static func letter(
    of base: Unicode.Scalar, with mark: Unicode.Scalar
  ) -> Unicode.Scalar? {
    let (bases, letters): (String, String)
    switch mark {
    case "\u{0301}": (bases, letters) = ("гкαεηιουωϊϋГКΑΕΗΙΟΥΩ", "ѓќάέήίόύώΐΰЃЌΆΈΉΊΌΎΏ")
    case "\u{0306}": (bases, letters) = ("иуИУ", "йўЙЎ")
    case "\u{0308}": (bases, letters) = ("еіιυЕІΙΥ", "ёїϊϋЁЇΪΫ")
    default: return nil
    }
    return zip(bases.unicodeScalars, letters.unicodeScalars).first { $0.0 == base }?.1
  }

  private mutating func addForm(_ form: ArraySlice<Unicode.Scalar>) {
    if !output.isEmpty { output.append(UInt8(ascii: " ")) }
    for scalar in form { output.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
  }
}

/// A script that is written without spaces between words, or whose words have endings without a space.
private enum Script {
  case han, hiragana, katakana, hangul, thai, lao, khmer, myanmar

  init?(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case ..<0x0E00: return nil
    case 0x0E01...0x0E3A, 0x0E40...0x0E4E: self = .thai
    case 0x0E81...0x0ECD, 0x0EDC...0x0EDF: self = .lao
    case 0x1000...0x103F, 0x1050...0x108F: self = .myanmar
    case 0x1100...0x11FF, 0x3131...0x318E, 0xAC00...0xD7A3: self = .hangul
    case 0x1780...0x17D3: self = .khmer
    case 0x3005, 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF:
      self = .han
    case 0x3041...0x3096, 0x3099, 0x309A, 0x309D, 0x309E: self = .hiragana
    case 0x30A1...0x30FA, 0x30FC...0x30FE, 0x31F0...0x31FF, 0xFF66...0xFF9F: self = .katakana
    default: return nil
    }
  }

  /// Whether a character is a part of a syllable rather than one.
  var isSyllabic: Bool {
    switch self {
    case .thai, .lao, .khmer, .myanmar: true
    default: false
    }
  }

  /// Whether a character belongs to the syllable before it: a mark, or a vowel that stands behind.
  static func continuesSyllable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E30...0x0E3A, 0x0E45, 0x0E47...0x0E4E, 0x0EB0...0x0EBD, 0x0EC8...0x0ECD: true
    case 0x102B...0x103E, 0x17B4...0x17D3, 0x3099, 0x309A, 0xFF9E, 0xFF9F: true
    default: false
    }
  }

  /// Whether the character behind it belongs to the same syllable: a vowel in front, or a stacked consonant.
  static func precedesConsonant(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E40...0x0E44, 0x0EC0...0x0EC4, 0x1039, 0x17D2: true
    default: false
    }
  }

  static func isLengthMark(_ scalar: Unicode.Scalar) -> Bool { scalar.value == 0x30FC }
}
