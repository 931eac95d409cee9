using CodeIntel.Studies;

namespace CodeIntel.Tests.Studies;

public sealed class OptionDefaultsTests
{
    [Theory]
    [InlineData(
        typeof(ExtractOptions),
        "{\"semantics\":\"source\",\"units\":[\"method\",\"constructor\",\"accessor\",\"operator\",\"local-function\","
            + "\"destructor\"],\"paths\":{\"maxLength\":8,\"maxWidth\":2,\"maxContexts\":1000},"
            + "\"maxFileBytes\":2097152,\"maxNesting\":200,\"licences\":[\"any\"],\"symbols\":[],"
            + "\"languageVersion\":\"preview\",\"drop\":[],"
            + "\"build\":{\"restoreTimeout\":300,\"openTimeout\":120,\"maxTreeBytes\":1073741824}}"
    )]
    [InlineData(
        typeof(DedupOptions),
        "{\"level\":[\"method\",\"file\"],\"setJaccard\":0.8,\"multisetJaccard\":0.7,\"minTokens\":20,"
            + "\"tokens\":\"all\",\"method\":\"auto\",\"recall\":0.99,\"seed\":42,"
            + "\"blocks\":{\"enabled\":true,\"minTokens\":50,\"renamed\":false,\"maxOccurrences\":64},\"views\":[]}"
    )]
    [InlineData(
        typeof(SplitOptions),
        "{\"by\":\"repository\",\"keepClustersTogether\":false,\"ratios\":[0.8,0.1,0.1],\"seed\":42,"
            + "\"stratify\":\"none\",\"list\":null,\"unlisted\":\"drop\"}"
    )]
    [InlineData(
        typeof(TrainOptions),
        "{\"task\":\"method-name\",\"model\":\"code2vec\",\"units\":[\"method\",\"local-function\"],\"epochs\":20,"
            + "\"batch\":256,\"seeds\":[1],\"noise\":null,\"levels\":null,\"learningRate\":0.001,"
            + "\"schedule\":\"constant\",\"warmup\":0,\"weightDecay\":0,\"clipNorm\":0,\"patience\":0,\"width\":128,"
            + "\"layers\":4,\"heads\":4,\"blocks\":[],\"decoderLayers\":6,\"maxTokens\":256,\"maxLength\":32,"
            + "\"maxSubtokens\":10000,\"pretrained\":null,\"distractors\":999,\"queries\":20,\"precision\":\"fp32\","
            + "\"dropout\":0.25,\"contexts\":200,\"minContexts\":1,\"minLabelCount\":1,\"maxExamples\":0,"
            + "\"labels\":{\"top\":0,\"list\":[],\"minCount\":1,\"maxCount\":0,\"include\":null,\"exclude\":null},"
            + "\"maxTerminals\":200000,\"maxPaths\":200000,\"view\":null,\"device\":\"auto\",\"threads\":2,"
            + "\"kernels\":\"torch\"}"
    )]
    [InlineData(
        typeof(MeasureOptions),
        "{\"perExample\":[\"aum\",\"forgetting\",\"confidence\",\"variability\",\"correctness\",\"loss\"],"
            + "\"perEpoch\":[\"score\",\"gini-loss\",\"prediction-score\"],\"equivalents\":500,\"bootstrap\":1000,"
            + "\"seed\":1}"
    )]
    public void Defaults_are_pinned(Type options, string json) =>
        Assert.Equal(json, StudyJson.Write(Activator.CreateInstance(options)));
}
