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

    private const string Contained = """
        // This program is free software; you can redistribute it under GPLv3.
        // Contains code licensed under the Apache License, Version 2.0.
        """;

    private const string Foundation = """
        // Licensed to the .NET Foundation under one or more agreements.
        // The .NET Foundation licenses this file to you under the MIT license.
        // See the LICENSE file in the project root for more information.
        """;

    private const string Apache = """
        // Copyright 2020 Foo
        //
        // Licensed under the Apache License, Version 2.0 (the "License"), you may not use this file except
        // in compliance with the License. You may obtain a copy of the License at
        //
        //     http://www.apache.org/licenses/LICENSE-2.0
        //
        // Unless required by applicable law or agreed to in writing, software
        // distributed under the License is distributed on an "AS IS" BASIS,
        // WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
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
    [InlineData("// (c) Acme. GPL-3.0.\n// Portions based on code by Foo, licensed under the MIT license.", "unknown")]
    [InlineData(Contained, "unknown")]
    [InlineData("// The algorithm was adapted from https://github.com/foo/bar (MIT License)", null)]
    [InlineData("// Portions based on code by Foo, licensed under the MIT license.", null)]
    [InlineData("// Uses Foo. The library is licensed under the MIT License.", null)]
    [InlineData("// Licensed under the MIT license for non-commercial use only.", "unknown")]
    [InlineData("// Licensed under the MIT license. Not for commercial use.", "MIT AND LicenseRef-other-text")]
    [InlineData("// This file is not licensed under the MIT license.", "unknown")]
    [InlineData("// This file is not\n// licensed under the MIT license.", "unknown")]
    [InlineData("// Licensed under the MIT license or a commercial license.", "unknown")]
    [InlineData("// Licensed under the MIT license. Contains code under GPLv2.", "MIT AND LicenseRef-other-text")]
    [InlineData(Foundation, "MIT")]
    [InlineData(Apache, "Apache-2.0")]
    [InlineData("// Copyright 2020 Foo Licensed under the MIT License\n", "MIT")]
    [InlineData("// <copyright file=\"C.cs\">\n// Copyright (c) X\n// Licensed under the MIT license.\n", "MIT")]
    [InlineData("// This source code is\n// released under the\n// MIT License.", "MIT")]
    [InlineData("// Use of this source code is governed by the MIT license that can be found in LICENSE.", "MIT")]
    [InlineData("/*\n * The MIT License (MIT)\n */", "MIT")]
    [InlineData("// License: MIT License", "MIT")]
    [InlineData("// Licensed under either of Apache License, Version 2.0 or the MIT license", "Apache-2.0 AND MIT")]
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
        Assert.Equal("BSD-3-Clause", FileLicence.Of($"{header}\n#define NOT_INTERNAL\n#if !RESEARCH\nnamespace X;"));
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
