using CodeIntel.Licences;

namespace CodeIntel.Tests.Licences;

public class FileLicenceTests
{
    private const string Gpl = """
        // This program is free software; you can redistribute it and/or modify it under the terms of the
        // GNU General Public License as published by the Free Software Foundation; either version 2 of the
        // License, or (at your option) any later version. You should have received a copy of the GNU General
        // Public License along with this program.
        """;

    [Theory]
    [InlineData("// SPDX-License-Identifier: MIT\nclass C;", "MIT")]
    [InlineData("/* spdx-license-identifier: (MIT or GPL-2.0) */ class C;", "MIT OR GPL-2.0-only")]
    [InlineData("// SPDX-License-Identifier: MIT\n// SPDX-License-Identifier: ISC\n", "MIT AND ISC")]
    [InlineData("// SPDX-License-Identifier: the usual\n", "unknown")]
    [InlineData("#nullable enable\n#region X\n// under the Apache License, Version 2.0\n#endregion", "Apache-2.0")]
    [InlineData("// The .NET Foundation licenses this file to you under the MIT license.\nusing X;", "MIT")]
    [InlineData("// Copyright (c) X. All Rights Reserved. Licensed under the MIT License.\n", "MIT")]
    [InlineData("// http://www.apache.org/licenses/LICENSE-2.0\n", "Apache-2.0")]
    [InlineData("// Mozilla Public License, v. 2.0. If a copy\n", "MPL-2.0")]
    [InlineData("// MIT License; parts under the GNU Lesser General Public License\n", "MIT AND LGPL-2.0-or-later")]
    [InlineData(Gpl, "GPL-2.0-or-later")]
    [InlineData("// Confidential and proprietary.\n", "LicenseRef-proprietary")]
    [InlineData("// Copyright (c) X\nclass C;", null)]
    [InlineData("class C { /* SPDX-License-Identifier: MIT */ }", null)]
    [InlineData("class C { string s = \"the MIT License\"; }", null)]
    [InlineData("", null)]
    public void The_comments_before_the_first_token_tell(string text, string? expected) =>
        Assert.Equal(expected, FileLicence.Of(text));

    [Fact]
    public void A_whole_text_in_a_header_is_recognized()
    {
        var text = LicenceData.Texts().Single(licence => licence.Id == "BSD-3-Clause").Text;
        var header = string.Concat(text.Split('\n').Select(line => $"// {line}\n"));

        Assert.Equal("BSD-3-Clause", FileLicence.Of($"// A library of things.\n{header}\nnamespace X;"));
    }

    [Theory]
    [InlineData("// a\nx", "// a\n")]
    [InlineData("// \r\nx", "// \r\n")]
    [InlineData("/* a */ /* b */x", "/* a */ /* b */")]
    [InlineData("/* open", "/* open")]
    [InlineData("\uFEFF// a", "\uFEFF// a")]
    [InlineData("x // a", "")]
    public void A_header_ends_at_the_first_token(string text, string header) =>
        Assert.Equal(header, FileLicence.HeaderOf(text));
}
