// Writes archives as JSON Lines, a record on each line: the output first, then the inputs.
import ArchiveInput
import ByteOutput
import Conversion
import JSONExport

let inputs = try CommandLine.arguments.dropFirst(2).flatMap { try ArchiveInput.named($0) }
let exporter = JSONLinesExporter(to: OutputPlace(CommandLine.arguments[1]))
print(try Conversion(of: inputs).run(exporter).remarks.joined(separator: "\n"))
