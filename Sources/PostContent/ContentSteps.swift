/// Single steps, for tests.
package enum ContentSteps {
  package static func paragraphs(_ bytes: [UInt8], breaks: Bool = true) -> [UInt8] {
    Autop.paragraphs(bytes, breaks: breaks)
  }
}
