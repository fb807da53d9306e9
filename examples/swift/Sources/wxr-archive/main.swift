// Writes archives as one archive again, repaired: the output first, then the inputs.
import ArchiveInput
import ByteOutput
import Conversion
import WXRExport

let inputs = try CommandLine.arguments.dropFirst(2).flatMap { try ArchiveInput.named($0) }
let exporter = WXRExporter(to: OutputPlace(CommandLine.arguments[1]), program: "example")
print(try Conversion(of: inputs).run(exporter).remarks.joined(separator: "\n"))
