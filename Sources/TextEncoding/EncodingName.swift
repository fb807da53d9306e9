import ByteText

/// An encoding as a label in an archive names it.
struct EncodingName {
  /// How its bytes are read.
  enum Form: Equatable {
    case utf8
    case utf16(isBigEndian: Bool)
    case utf32(isBigEndian: Bool)
    /// By a table of 128 entries, for the upper half of the bytes.
    case windows1252
    /// By the system, which knows it under this name.
    case system(String)
  }

  let form: Form

  /// Takes a label; `nil` for what none is made of.
  ///
  /// To iconv, a name can carry more than a name: `//TRANSLIT` and `//IGNORE` change what it does,
  /// and an empty name is the encoding of the user's locale.
  init?(_ label: some StringProtocol) {
    var name: [UInt8] = []
    for byte in label.utf8.drop(while: Self.isSpace) {
      name.append(byte.isASCIILowercase ? byte & ~0x20 : byte)
    }
    while let last = name.last, Self.isSpace(last) { name.removeLast() }
    guard (1...40).contains(name.count), name.allSatisfy(Self.isAllowed) else { return nil }
    let upper = String(decoding: name, as: UTF8.self)
    // What is in memory has no place in a file, and depends on the machine.
    if ["CHAR", "WCHAR_T", "INTERNAL"].contains(upper) { return nil }
    form = Self.form(of: upper)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case _ where byte.isASCIIUppercase || byte.isASCIIDigit: true
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: ":"): true
    case UInt8(ascii: "+"), UInt8(ascii: "("), UInt8(ascii: ")"): true
    default: false
    }
  }

  /// What browsers read under a label, which is what writers of archives mean by it.
  ///
  /// - Source: WHATWG Encoding Standard, §4.2. Labels that iconv knows in the same meaning are not
  ///   repeated here.
  private static func form(of label: String) -> Form {
    switch label {
    case "UTF-8", "UTF8", "UNICODE-1-1-UTF-8", "UNICODE11UTF8", "UNICODE20UTF8",
      "X-UNICODE20UTF8":
      .utf8
    case "UTF-16", "UTF16", "UTF-16LE", "UTF16LE", "UCS-2", "UCS2", "UCS-2LE", "UNICODE",
      "UNICODEFEFF", "UNICODELITTLE", "CSUNICODE", "ISO-10646-UCS-2":
      .utf16(isBigEndian: false)
    case "UTF-16BE", "UTF16BE", "UCS-2BE", "UNICODEFFFE", "UNICODEBIG": .utf16(isBigEndian: true)
    case "UTF-32", "UTF32", "UTF-32LE", "UTF32LE", "UCS-4LE": .utf32(isBigEndian: false)
    // As ISO 10646 has it, whose UCS-4 begins with the highest byte.
    case "UTF-32BE", "UTF32BE", "UCS-4BE", "UCS-4", "UCS4", "ISO-10646-UCS-4":
      .utf32(isBigEndian: true)
    case "WINDOWS-1252", "CP1252", "X-CP1252", "ISO-8859-1", "ISO8859-1", "ISO88591",
      "ISO_8859-1", "ISO_8859-1:1987", "ISO-IR-100", "LATIN1", "LATIN-1", "L1", "CSISOLATIN1",
      "CP819", "IBM819", "US-ASCII", "ASCII", "US", "ANSI_X3.4-1968", "ISO646-US", "MS-ANSI":
      .windows1252
    default: .system(systemName(of: label))
    }
  }

  private static func systemName(of label: String) -> String {
    switch label {
    case "ISO-8859-9", "ISO8859-9", "ISO88599", "ISO_8859-9", "ISO_8859-9:1989", "ISO-IR-148",
      "LATIN5", "L5", "CSISOLATIN5":
      "CP1254"
    case "GB2312", "GB_2312", "GB_2312-80", "CSGB2312", "CHINESE", "ISO-IR-58",
      "CSISO58GB231280", "EUC-CN", "GBK", "X-GBK", "CP936", "WINDOWS-936":
      "GB18030"
    case "SHIFT_JIS", "SHIFT-JIS", "SJIS", "X-SJIS", "MS_KANJI", "CSSHIFTJIS": "CP932"
    case "EUC-JP", "X-EUC-JP", "EUCJP", "CSEUCPKDFMTJAPANESE": "EUC-JP-MS"
    case "EUC-KR", "EUCKR", "CSEUCKR", "KOREAN", "ISO-IR-149", "KS_C_5601-1987", "KS_C_5601-1989",
      "KSC5601", "KSC_5601", "CSKSC56011987", "WINDOWS-949", "CP949":
      "UHC"
    case "BIG5", "BIG-5", "CN-BIG5", "CSBIG5", "X-X-BIG5", "CP950", "WINDOWS-950": "BIG5-HKSCS"
    case "ISO-8859-11", "ISO8859-11", "ISO885911", "TIS-620", "DOS-874", "WINDOWS-874": "CP874"
    case "ISO-8859-6-E", "ISO-8859-6-I", "CSISO88596E", "CSISO88596I": "ISO-8859-6"
    case "ISO-8859-8-E", "ISO-8859-8-I", "CSISO88598E", "CSISO88598I", "LOGICAL", "VISUAL":
      "ISO-8859-8"
    case "KOI8", "KOI": "KOI8-R"
    case "X-MAC-ROMAN": "MACINTOSH"
    case "X-MAC-CYRILLIC", "X-MAC-UKRAINIAN": "MAC-UK"
    case _ where label.hasPrefix("X-CP125"): String(label.dropFirst(2))
    default: label
    }
  }

  /// Whether bytes in an encoding of this name, in capitals, mean something else after others.
  static func isStateful(_ name: String) -> Bool {
    ["ISO-2022", "ISO2022", "CSISO2022", "UTF-7", "UTF7", "UNICODE-1-1-UTF-7", "HZ"]
      .contains { name.hasPrefix($0) }
  }
}
