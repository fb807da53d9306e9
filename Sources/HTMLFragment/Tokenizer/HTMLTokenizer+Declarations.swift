import ByteText

// What begins with `<!`, `<?`, or `</` and no letter: comments, doctypes, CDATA sections (HTML Standard §13.2.5.41 ff.).

extension HTMLTokenizer {
  mutating func readDeclaration(_ allowsCDATA: Bool) -> Bool {
    switch bytes.base[position + 1] {
    case UInt8(ascii: "?"): return readBogusComment(from: position + 1)
    case UInt8(ascii: "/"): return readBogusComment(from: position + 2)
    default: break
    }
    if has("<!--", at: position) { return readComment() }
    if hasDoctype(at: position + 2) {
      readToGreaterThan(.doctype, from: position + 9)
      return true
    }
    if allowsCDATA, has("<![CDATA[", at: position) {
      position += 9
      return readCDATA()
    }
    return readBogusComment(from: position + 2)
  }

  private func hasDoctype(at index: Int) -> Bool {
    end - index >= 7
      && PackedName(lowercase: bytes.base + index, count: 7) == Self.doctype
  }

  private static let doctype = PackedName("doctype")

  private mutating func readBogusComment(from start: Int) -> Bool {
    readToGreaterThan(.comment, from: start)
    (token.start, token.end) = replacingNUL(token.start, token.end)
    return true
  }

  private mutating func readToGreaterThan(_ kind: HTMLToken.Kind, from start: Int) {
    let found = firstIndex(of: UInt8(ascii: ">"), in: bytes.base, start..<end)
    setToken(kind, start, found)
    position = min(found + 1, end)
  }

  private mutating func readComment() -> Bool {
    let start = position + 4
    let contentEnd: Int
    if has(">", at: start) {
      (contentEnd, position) = (start, start + 1)
    } else if has("->", at: start) {
      (contentEnd, position) = (start, start + 2)
    } else {
      (contentEnd, position) = endOfComment(from: start)
    }
    setToken(.comment, start, contentEnd)
    (token.start, token.end) = replacingNUL(token.start, token.end)
    return true
  }

  /// Where the content of a comment ends, and where the comment does.
  private func endOfComment(from start: Int) -> (content: Int, comment: Int) {
    var index = start
    while true {
      index = firstIndex(of: UInt8(ascii: "-"), in: bytes.base, index..<end)
      guard index < end else { return (end, end) }
      if has("-->", at: index) { return (index, index + 3) }
      if has("--!>", at: index) { return (index, index + 4) }
      // The source ends in what could be the beginning of an end.
      let rest = end - index
      if rest == 1 || rest == 2 && has("--", at: index) || rest == 3 && has("--!", at: index) {
        return (index, end)
      }
      index += 1
    }
  }

  private mutating func setToken(_ kind: HTMLToken.Kind, _ start: Int, _ end: Int) {
    token.kind = kind
    (token.start, token.end) = (start, end)
  }
}
