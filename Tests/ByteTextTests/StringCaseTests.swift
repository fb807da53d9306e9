import ByteText
import Testing

@Suite struct StringCaseTests {
  /// The look at the bytes passes nothing that the standard library would change.
  @Test func lowersEveryCharacterAsTheStandardLibraryDoes() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(scalar) + "a"
      if text.inLowerCase.utf8.elementsEqual(text.lowercased().utf8) { continue }
      Issue.record("U+\(String(value, radix: 16))")
    }
  }

  @Test(arguments: [
    "", "tea", "Tea", "чай", "Чай", "чАй", "茶-TEA", "茶の湯", "차", "ΤΈΛΟΣ", "τέλος", "straße", "É",
    "é", "e\u{301}",
    "चाय", "שי", "İ",
  ])
  func lowersTexts(text: String) {
    #expect(text.inLowerCase.utf8.elementsEqual(text.lowercased().utf8))
  }
}
