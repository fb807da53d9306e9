// Writes archives as a SQLite database: the output first, then the inputs.
import ArchiveInput
import ByteOutput
import Conversion
import SQLiteExport

let inputs = try CommandLine.arguments.dropFirst(2).flatMap { try ArchiveInput.named($0) }
let exporter = SQLiteExporter(to: OutputPlace(CommandLine.arguments[1]))
print(try Conversion(of: inputs).run(exporter).remarks.joined(separator: "\n"))
