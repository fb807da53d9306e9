import ByteOutput
import ByteText
import SystemPackage

/// The file of an archive, compressed if its name asks for it.
final class ArchiveFile {
  private let file: OutputFile
  private var gzip: GzipStream?
  private var repeats = ItemRepeats()

  init(_ place: OutputPlace) throws {
    file = try place.open()
    gzip = place.isCompressed ? GzipStream() : nil
  }

  func write(_ chunk: ByteChunk) throws {
    try chunk.withBytes { try write($0) }
  }

  func write(_ items: EncodedItems) throws {
    // Nearly always the piece that a thread has compressed is what is to be written.
    let changed = repeats.changed(items)
    if changed == nil, let piece = items.deflated {
      try gzip?.write(piece, to: file.write)
    } else {
      try write(changed ?? items.chunk)
    }
  }

  func finish() throws {
    try gzip?.finish(to: file.write)
    try file.finish()
  }

  private func write(_ bytes: UnsafeRawBufferPointer) throws {
    guard gzip != nil else { return try file.write(bytes) }
    try gzip?.write(DeflatedPiece(bytes), to: file.write)
  }
}

extension OutputPlace {
  /// Whether the name asks for gzip.
  var isCompressed: Bool { path?.extension?.lowercased() == "gz" }
}
