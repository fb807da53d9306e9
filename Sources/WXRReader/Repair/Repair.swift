import SiteModel

/// The repairs of an archive's markup, by the codes of their diagnostics.
enum Repair: String, CaseIterable {
  case invalidUTF8 = "invalid-utf-8"
  case controlCharacter = "control-character"
  case bareAmpersand = "bare-ampersand"
  case htmlEntity = "html-entity"
  case forbiddenReference = "forbidden-reference"
  case strayLessThan = "stray-less-than"
  case unescapedCDATAEnd = "unescaped-cdata-end"
  case unclosedCDATA = "unclosed-cdata"
  case malformedComment = "malformed-comment"
  case missingEndTag = "missing-end-tag"
  case strayEndTag = "stray-end-tag"
  case wrongEndTag = "wrong-end-tag"
  case brokenTag = "broken-tag"
  case nestedTooDeep = "nested-too-deep"
  case phpMessage = "php-message"
  case wrongChannel = "wrong-channel"

  var code: Diagnostic.Code { Diagnostic.Code(rawValue: rawValue) }

  var message: String {
    switch self {
    case .invalidUTF8:
      "bytes that are not UTF-8 were decoded as what they stand for, or became U+FFFD"
    case .controlCharacter: "control characters were removed from the text, or became spaces"
    case .bareAmpersand: "a bare & was kept as text"
    case .htmlEntity: "an HTML entity that XML does not know was decoded"
    case .forbiddenReference:
      "a reference to a character that XML forbids was removed, or became a space"
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
