import SiteModel

/// What can be wrong with an archive's markup and was made right.
enum Repair: Int, CaseIterable {
  case invalidUTF8, controlCharacter
  case bareAmpersand, htmlEntity, forbiddenReference
  case strayLessThan, unescapedCDATAEnd, unclosedCDATA, malformedComment
  case missingEndTag, strayEndTag, wrongEndTag, brokenTag, nestedTooDeep
  case phpMessage, wrongChannel

  var code: Diagnostic.Code {
    switch self {
    case .invalidUTF8: .invalidUTF8
    case .controlCharacter: .controlCharacter
    case .bareAmpersand: .bareAmpersand
    case .htmlEntity: .htmlEntity
    case .forbiddenReference: .forbiddenReference
    case .strayLessThan: .strayLessThan
    case .unescapedCDATAEnd: .unescapedCDATAEnd
    case .unclosedCDATA: .unclosedCDATA
    case .malformedComment: .malformedComment
    case .missingEndTag: .missingEndTag
    case .strayEndTag: .strayEndTag
    case .wrongEndTag: .wrongEndTag
    case .brokenTag: .brokenTag
    case .nestedTooDeep: .nestedTooDeep
    case .phpMessage: .phpMessage
    case .wrongChannel: .wrongChannel
    }
  }

  var message: String {
    switch self {
    case .invalidUTF8:
      "bytes that are not UTF-8 were decoded as what they stand for, or became U+FFFD"
    case .controlCharacter: "control characters were removed from the text"
    case .bareAmpersand: "a bare & was kept as text"
    case .htmlEntity: "an HTML entity that XML does not know was decoded"
    case .forbiddenReference: "a reference to a character that XML forbids was removed"
    case .strayLessThan: "markup that is not well-formed was kept as text, or removed beside CDATA"
    case .unescapedCDATAEnd: "a ]]> in the text did not end its CDATA section"
    case .unclosedCDATA: "a CDATA section without ]]> was ended with its field"
    case .malformedComment: "a comment that is not well-formed was left out"
    case .missingEndTag: "an end tag was missing"
    case .strayEndTag: "an end tag without a start tag was left out"
    case .wrongEndTag: "an end tag of another name ended the field"
    case .brokenTag: "a broken tag was mended"
    case .nestedTooDeep: "elements that are nested too deep were left out; their text was kept"
    case .phpMessage: "a message of PHP was removed"
    case .wrongChannel:
      "the channel's fields do not stand in an element <channel>; read as if they did"
    }
  }
}

/// The repairs of one item, or of one run outside the items: each kind with its first place.
struct RepairLog {
  struct Entry {
    var repair: Repair
    /// Of the first one, in what was repaired.
    var offset: Int
    var count: Int
  }

  private(set) var entries: [Entry] = []

  mutating func note(_ repair: Repair, at offset: Int) {
    if let index = entries.firstIndex(where: { $0.repair == repair }) {
      entries[index].count += 1
    } else {
      entries.append(Entry(repair: repair, offset: offset, count: 1))
    }
  }

  /// In the order of their places.
  var diagnostics: [(offset: Int, diagnostic: Diagnostic)] {
    entries.sorted { $0.offset < $1.offset }.map { entry in
      var diagnostic = Diagnostic(.warning, entry.repair.code, entry.repair.message)
      diagnostic.count = entry.count
      return (entry.offset, diagnostic)
    }
  }
}
