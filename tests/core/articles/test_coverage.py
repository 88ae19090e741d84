"""A text in a language that is not covered is named; Chinese and English pass with whatever they quote."""

import pytest

from quizapp.core.articles import coverage
from quizapp.core.articles.coverage import find_foreign

FOREIGN = {
    "これは新しいモデルについての記事です。東京の会社が昨日発表しました。": coverage.JAPANESE,
    "東京都は新型モデルの価格を発表した。性能は従来の二倍だという。": coverage.JAPANESE,
    "이 회사는 어제 새로운 모델을 발표했다고 밝혔다.": coverage.KOREAN,
    "Компания представила новую модель GPT, сообщила она вчера.": coverage.RUSSIAN,
    "Η εταιρεία παρουσίασε χθες ένα νέο μοντέλο.": coverage.GREEK,
    "أعلنت الشركة أمس عن نموذج جديد للذكاء الاصطناعي.": coverage.ARABIC,
    "החברה הציגה אתמול מודל חדש.": coverage.HEBREW,
    "บริษัทเปิดตัวโมเดลใหม่เมื่อวานนี้": coverage.THAI,
    "कंपनी ने कल एक नया मॉडल पेश किया।": coverage.HINDI,
    "La société a présenté hier un nouveau modèle qui est plus rapide que le précédent et les autres.": coverage.FRENCH,
    "Das Unternehmen hat gestern ein neues Modell vorgestellt, das mit der neuen Technik schneller ist und nicht mehr kostet.": coverage.GERMAN,
    "La empresa presentó ayer un nuevo modelo que es más rápido que el anterior y los otros del mercado.": coverage.SPANISH,
    "A empresa apresentou ontem um novo modelo que é mais rápido do que o anterior e não custa mais.": coverage.PORTUGUESE,
    "La società ha presentato ieri il nuovo modello che è più veloce della versione precedente e non costa di più.": coverage.ITALIAN,
    "Het bedrijf heeft gisteren een nieuw model voorgesteld dat sneller is en niet meer kost dan het vorige van de groep.": coverage.DUTCH,
    "Firma przedstawiła wczoraj nowy model, który jest szybszy i nie kosztuje więcej niż poprzedni na rynku.": coverage.POLISH,
    "Şirket dün daha hızlı olan yeni bir model tanıttı ve bu model için fiyat çok yüksek değil.": coverage.TURKISH,
    "Công ty đã giới thiệu một mô hình mới và được cho là nhanh hơn với các phiên bản trước.": coverage.VIETNAMESE,
    "Perusahaan itu memperkenalkan model baru yang lebih cepat dan dengan harga yang tidak lebih tinggi dari sebelumnya.": coverage.INDONESIAN,
    "კომპანიამ გუშინ ახალი მოდელი წარადგინა.": coverage.OTHER,
    "Ripoti hiyo ilieleza kwamba kampuni ilitangaza mfumo mpya jana mjini Nairobi, wakati watu wengi walikuwa wakisubiri. " * 6: coverage.OTHER,
}  # fmt: skip
COVERED = [
    "DeepSeek-V3有6850亿参数。",
    "這個公司的技術發展很快。",
    "GPT-4o 在 MMLU 上得到 88.7 分，HumanEval 90.2，MATH 76.6，比 Claude 3.5 Sonnet 高。",
    "任天堂（にんてんどう）发布了新的游戏机，名字叫スイッチ，价格是49980日元，日本玩家很期待这一天，欧美玩家也一样。",
    "The German law is called “Gesetz über die digitale Verwaltung” and is in force since May.",
    "Model Params MMLU\nHarrow 3 96B 74.8\nHarrow 2 40B 70.1",
    "GPU: 96 GB",
    "12345",
    "🙂",
]


@pytest.mark.parametrize("text", FOREIGN, ids=lambda text: text[:20])
def test_another_language_is_named(text: str) -> None:
    assert find_foreign(text) == FOREIGN[text]


@pytest.mark.parametrize("text", COVERED, ids=lambda text: text[:20])
def test_chinese_english_and_what_is_too_short_to_tell_pass(text: str) -> None:
    assert find_foreign(text) is None
