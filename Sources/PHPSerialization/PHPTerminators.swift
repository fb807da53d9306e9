import ByteText

/// A place in a text, with its offset in each unit.
struct PHPPlace {
  private(set) var byteOffset = 0
  private var lineFeedCount = 0
  private var continuationCount = 0

  func offset(in unit: PHPLengthUnit) -> Int {
    byteOffset + (unit.countsCRLF ? lineFeedCount : 0)
      - (unit.countsCharacters ? continuationCount : 0)
  }

  mutating func advance(to offset: Int, in bytes: [UInt8]) {
    while byteOffset < offset {
      let byte = bytes[byteOffset]
      if byte == 0x0A { lineFeedCount += 1 }
      if byte & 0xC0 == 0x80 { continuationCount += 1 }
      byteOffset += 1
    }
  }
}

/// The places of a serialised text where a string could end.
///
/// A string may contain the two bytes that end a string. So they count only before something that
/// may follow a string. One pass finds all places, and each search is binary. Scanning from every
/// broken string would be quadratic.
struct PHPTerminators {
  /// What follows a string.
  enum Follower: Int, CaseIterable {
    case value
    case key
    case close
    case keyOrClose
    case end
  }

  /// The places before each kind of follower.
  private var places: [[PHPPlace]]
  /// The places that are followed by a string with the right length, which does not occur inside a
  /// text.
  private var surePlaces: [[PHPPlace]]

  init(_ bytes: [UInt8]) {
    places = Array(repeating: [], count: Follower.allCases.count)
    surePlaces = places
    var place = PHPPlace()
    var offset = 0
    while offset + 1 < bytes.count {
      if bytes[offset] == UInt8(ascii: "\""), bytes[offset + 1] == UInt8(ascii: ";") {
        place.advance(to: offset, in: bytes)
        add(place, followedBy: bytes[(offset + 2)...])
      }
      offset += 1
    }
  }

  private mutating func add(_ place: PHPPlace, followedBy rest: ArraySlice<UInt8>) {
    guard let first = rest.first else { return add(place, isSure: false, before: [.end]) }
    if first == UInt8(ascii: "}") {
      add(place, isSure: false, before: [.close, .keyOrClose])
    } else if Self.beginsValue(rest) {
      let isKey = "isS".utf8.contains(first)
      add(
        place, isSure: Self.beginsRightString(rest),
        before: isKey ? [.value, .key, .keyOrClose] : [.value])
    }
  }

  private mutating func add(_ place: PHPPlace, isSure: Bool, before followers: [Follower]) {
    for follower in followers {
      places[follower.rawValue].append(place)
      if isSure { surePlaces[follower.rawValue].append(place) }
    }
  }

  /// Whether a string with the right length begins here.
  private static func beginsRightString(_ rest: ArraySlice<UInt8>) -> Bool {
    guard rest.starts(with: "s:".utf8) else { return false }
    let digits = rest.dropFirst(2).prefix(10).prefix { $0.isASCIIDigit }
    let length = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    let content = rest[digits.endIndex...]
    return content.starts(with: ":\"".utf8)
      && content.dropFirst(2).dropFirst(length).starts(with: "\";".utf8)
  }

  private static func beginsValue(_ rest: ArraySlice<UInt8>) -> Bool {
    let head = rest.prefix(3)
    guard let tag = head.first, let second = head.dropFirst().first else { return false }
    if tag == UInt8(ascii: "N") { return second == UInt8(ascii: ";") }
    guard second == UInt8(ascii: ":"), head.count == 3, let third = head.last else { return false }
    switch tag {
    case UInt8(ascii: "b"), UInt8(ascii: "s"), UInt8(ascii: "S"), UInt8(ascii: "a"),
      UInt8(ascii: "O"), UInt8(ascii: "C"), UInt8(ascii: "E"), UInt8(ascii: "r"),
      UInt8(ascii: "R"):
      return third.isASCIIDigit
    case UInt8(ascii: "i"), UInt8(ascii: "d"):
      return third.isASCIIDigit || "+-.NI".utf8.contains(third)
    default: return false
    }
  }

  /// The ends that a string could have, the likeliest first.
  ///
  /// First come the ends that explain its length in some unit, then the end that explains it if
  /// only some line ends were CRLF. If none explains it in bytes, the nearest ends follow. The
  /// nearest ends stop at a sure end, because a later one would swallow the string that begins
  /// there.
  func ends(of length: Int, from start: PHPPlace, before follower: Follower) -> [Int] {
    let places = places[follower.rawValue]
    var ends = exactEnds(of: length, from: start, in: places)
    let target = start.byteOffset + length

    func propose(_ index: Int, in places: [PHPPlace]) {
      guard places.indices.contains(index), places[index].byteOffset >= start.byteOffset,
        !ends.contains(places[index].byteOffset)
      else { return }
      ends.append(places[index].byteOffset)
    }
    // If only some line ends were CRLF, the end is between this place and the nearest end.
    let crlfTarget = start.offset(in: .bytesWithCRLF) + length
    let mixed = places.firstPlace(from: crlfTarget, in: .bytesWithCRLF)
    if ends.first == target {
      if mixed < places.count, places[mixed].byteOffset < target { propose(mixed, in: places) }
      return ends
    }
    let above = places.firstPlace(from: target, in: .bytes)
    let isBelowNearer =
      above == places.count
      || above > 0 && target - places[above - 1].byteOffset <= places[above].byteOffset - target
    let nearest = isBelowNearer ? above - 1 : above
    let sure = surePlaces[follower.rawValue]
    let firstSure = sure.firstPlace(from: start.byteOffset, in: .bytes)
    if firstSure < sure.count, places.indices.contains(nearest),
      sure[firstSure].byteOffset < places[nearest].byteOffset
    {
      propose(firstSure, in: sure)
    }
    propose(nearest, in: places)
    propose(isBelowNearer ? above : above - 1, in: places)
    propose(mixed, in: places)
    propose(places.firstPlace(from: start.byteOffset, in: .bytes), in: places)
    return ends
  }

  /// The ends that give a string its length in some unit.
  private func exactEnds(
    of length: Int, from start: PHPPlace, in places: [PHPPlace]
  ) -> [Int] {
    var ends: [Int] = []
    for unit in PHPLengthUnit.allCases {
      let target = start.offset(in: unit) + length
      let index = places.firstPlace(from: target, in: unit)
      guard index < places.count, places[index].offset(in: unit) == target,
        !ends.contains(places[index].byteOffset)
      else { continue }
      ends.append(places[index].byteOffset)
    }
    return ends
  }
}

extension [PHPPlace] {
  /// The index of the first place at or after an offset.
  fileprivate func firstPlace(from offset: Int, in unit: PHPLengthUnit) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].offset(in: unit) < offset {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}
