import RecordFilter
import Testing

@Suite struct HMACSHA256Tests {
  // FIPS 180-4 examples, then lengths about the ends of a block, from Python's hashlib.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
        + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ])
  func digestsStandardMessage(message: String, digest: String) {
    #expect(hex(SHA256.digest(of: Array(message.utf8))) == digest)
  }

  @Test(arguments: [
    (55, "576a1bf8d4478657e6dc4af9398544765c2a92cde28478b019235cfed315fc09"),
    (56, "9b20501dfd1d99161c257950f3444f3e49230c351c5c8e0943ef369f85f5205d"),
    (57, "a5534a9d0694341dfde5b1bb3d8addcb38bd46f44a629dc97b3f8fb2721b0720"),
    (63, "30b345906b493f06f69444b6521113511c242f30e29840462950035043682f1e"),
    (64, "d8bc63b4fc1156e5e7d95a418b9bf54cd3174bedbc2db40f74895349b229b3c0"),
    (65, "1ee23b0fbcaecc1aff4a9e8f1645f35ab2c8e13609cd73b68df8b5e3f63ce073"),
    (119, "7a6589821178918ca8d9edaba5abfc1e9b2669564f4469b66885379c1530b2c8"),
    (120, "655250427d56b1b0eeb8497d21428704273458a01772d6881b65c0abac0f8a98"),
    (127, "67d79933e3c9aa8e89f481e071cfca1e9a16c09d7263b5efa3bb01f1a9f8d065"),
    (128, "54c9eb041badfd7064645067b107661fed6113197ce2dd066ba69618abd3732f"),
    (129, "5b55715b51c54661ed0cbd75ba5b00cf1ffee3b7c113a636eca613d9425116a6"),
  ])
  func digestsMessageAboutABlock(byteCount: Int, digest: String) {
    let message = (0..<byteCount).map { UInt8($0 * 7 % 256) }
    #expect(hex(SHA256.digest(of: message)) == digest)
  }

  @Test(arguments: [1, 7, 63, 64, 65])
  func digestsTheSameInPieces(pieceByteCount: Int) {
    let message = (0..<300).map { UInt8($0 % 256) }
    var hash = SHA256()
    for start in stride(from: 0, to: message.count, by: pieceByteCount) {
      hash.update(Array(message[start..<min(start + pieceByteCount, message.count)]))
    }
    #expect(hash.finish() == SHA256.digest(of: message))
  }

  // RFC 4231, cases 1 to 7; case 5 is given there cut to 128 bits.
  @Test(arguments: [
    (
      [UInt8](repeating: 0x0B, count: 20), Array("Hi There".utf8),
      "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    ),
    (
      Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    ),
    (
      [UInt8](repeating: 0xAA, count: 20), [UInt8](repeating: 0xDD, count: 50),
      "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
    ),
    (
      [UInt8](1...25), [UInt8](repeating: 0xCD, count: 50),
      "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
    ),
    (
      [UInt8](repeating: 0x0C, count: 20), Array("Test With Truncation".utf8),
      "a3b6167473100ee06e0c796c2955552b"
    ),
    (
      [UInt8](repeating: 0xAA, count: 131),
      Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    ),
    (
      [UInt8](repeating: 0xAA, count: 131),
      Array(
        ("This is a test using a larger than block-size key and a larger than block-size data. "
          + "The key needs to be hashed before being used by the HMAC algorithm.").utf8),
      "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
    ),
  ])
  func codesStandardMessage(key: [UInt8], message: [UInt8], code: String) {
    #expect(hex(HMACSHA256(key: key).code(for: message)).hasPrefix(code))
  }

  // From Python's hmac.
  @Test(arguments: [
    (0, "7bfe6be90050b25667b66b0764d295c44cab8fd6e79a6995f50548f034e85711"),
    (63, "bf60f5cdb3fd2fe73097756749d3f48e7aa549d26b4b8ca0248bb9247f0e8d0d"),
    (64, "e1628b664716ff73b3242999b8b54ba615be9f40cd6073ea9e757f11e3c11509"),
    (65, "cde6687e76b9847b99621032b45b04d2c58e6812dba12f34bd12376e3869d201"),
  ])
  func takesKeyOfAnyLength(byteCount: Int, code: String) {
    let hash = HMACSHA256(key: (0..<byteCount).map { UInt8($0 * 3 % 256) })
    #expect(hex(hash.code(for: Array("ann@example.org".utf8))) == code)
  }
}

private func hex(_ bytes: [UInt8]) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
