import type { SampleFileKey } from './attachments.ts';

/** SHA-256 of `sampleFileBytes(key)`. */
export const SAMPLE_SHA256: Readonly<Record<SampleFileKey, string>> = {
  ministry: 'dd156f86312c3486ce6098e2e89718381b8e8fdc51342beb23e58d66782be208',
  agency: '09c1260e402daf4fc9fe08ae1b4de6ee1ddcb28812474e7d8bb392bc0cf8eca3',
  notice: '3dcc8e2a575864c1e2f290e65751c2004bf457d0ab1678eb8eed6a11a89b9966',
  auditReport: 'ceea7cd4273bcd3527dd0cc255cbce015f1cc9b54758c7e0bf565b3ba796dde7',
  internalAudit: '5cfad906fdc5f4e8df8c9e822e84d94907f2af41f89395c515cc04bc312aab75',
  receipt: 'e97be9d89ee0c8a045f1aac57c205e04e436273e184f8ba33fe9c4ce027b1d35',
  remedy: 'e1440c47245974abe86a61f76a4002f2c3b572e8d1ad07457f7e5edad0d4b994',
  policy: 'ed12c589c2cd907a38019f9fbcef62cac58b9ce98f56356867d8e7a3d6df23bf',
  risk: '0aa1e9048eb93375c263f61ef9334d0f9eb98d52293649acbfb001ebcbf633e0',
  training: '7b784d26e0f5fe8cbbafb53be9e447bd3a3fd6f4e248ebfb40413225677586f6',
  assets: 'b7d6913d5ee87305f52e8621d31b2d31450f23910d2e8e34ccae4bcd67dd10d4',
  access: '564be190e0fcbf212f947be226d7ac433c0a7ca5d51cba7499895eb9157feabd',
  operations: 'a8cabbb7ed1fa4b3147a6dbba23c97920155779bdcd19e60e6df89b5e726f3b2',
  scan: '5f0b61e6ddc0665d011d6cfba17e930db91ee1f09ed3e01a056f9b065d15f174',
  supplier: '185059a49710afd5d3dbfb0ff15e3cf68b4412ded612ad930602769221748c12',
  drill: 'bc24e86b38a76d5f4a409179987f605d96abb2c551d015de1c1881c7113d62bc',
};
