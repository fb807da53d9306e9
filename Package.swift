// swift-tools-version: 6.3
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),  // SE-0335
  .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
  .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "wxr2",
  products: [
    .library(name: "WXR", targets: ["SiteModel", "WXRReader"]),
    .library(name: "JSONExport", targets: ["JSONExport"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "SiteModel", swiftSettings: settings),
    .target(name: "CharacterReferences", swiftSettings: settings),
    .target(
      name: "WXRReader",
      dependencies: [
        "CLibXML2", "CharacterReferences", "SiteModel",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings),
    .target(
      name: "ByteOutput",
      dependencies: [.product(name: "SystemPackage", package: "swift-system")],
      swiftSettings: settings),
    .target(
      name: "JSONExport", dependencies: ["SiteModel", "ByteOutput"], swiftSettings: settings),
    .target(
      name: "ArchiveInput",
      dependencies: ["WXRReader", .product(name: "SystemPackage", package: "swift-system")],
      swiftSettings: settings),
    .target(name: "RecordFilter", dependencies: ["SiteModel"], swiftSettings: settings),
    .target(
      name: "TestSupport", dependencies: ["SiteModel", "WXRReader"], path: "Tests/TestSupport",
      swiftSettings: settings),
    .testTarget(
      name: "CharacterReferencesTests", dependencies: ["CharacterReferences"],
      swiftSettings: settings),
    .testTarget(name: "SiteModelTests", dependencies: ["SiteModel"], swiftSettings: settings),
    .testTarget(
      name: "WXRReaderTests", dependencies: ["SiteModel", "WXRReader", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "RecordFilterTests", dependencies: ["SiteModel", "RecordFilter"],
      swiftSettings: settings),
    .testTarget(
      name: "JSONExportTests",
      dependencies: ["SiteModel", "WXRReader", "JSONExport", "TestSupport"],
      exclude: ["Fixtures"], swiftSettings: settings),
  ])
