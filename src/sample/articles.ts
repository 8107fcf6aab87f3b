// Made by `npm run sample` from the files in raw/. Do not edit: change the normaliser, and make it again.
import type { Article } from '../normalize/article.ts'

/** Five news articles about US–Russian talks. Their words belong to their publishers: see README.md. */
export const articles: readonly Article[] = [
  /* @__PURE__ */ article(
    {
      id: '000_ad156f066488233d',
      title: 'Lavrov, Kerry Could Meet at Sidelines of UN General Assembly',
      source: 'Sputnik',
      place: 'Moscow',
    },
    [
      'Russian Foreign Ministry Spokeswoman said that Sergei Lavrov will meet with US Secretary of State John Kerry on the sidelines of the UN General Assembly in September if their schedules allow for it.',
      'MOSCOW (Sputnik) Russian Foreign Minister Sergei Lavrov will meet with US Secretary of State John Kerry on the sidelines of the UN General Assembly in September if their schedules allow for it, Russian Foreign Ministry Spokeswoman Maria Zakharova said Friday.',
      '"I have no doubt that, if our ministers\' schedules allow it, a meeting will be held. Lavrov and Kerry are holding a record number of meetings, I think, in the history of our bilateral relations," Zakharova told RIA Novosti.',
      'The top diplomats frequently hold meetings and have telephone conversations to discuss pressing global issues and questions related to Russian-US relations.',
      "The last time Lavrov and Kerry met was on August 5, on the sidelines of the annual Southeast Asia countries' ASEAN forum in Kuala Lumpur, Malaysia. The diplomats discussed progress in the settlement of the Ukrainian crisis.",
      'The situation in Ukraine became a wedge between Moscow and Washington, leading to the deterioration of their bilateral relations in 2014. The Unites States accuses Russia of participating in the Ukrainian conflict, a claim Moscow has firmly denied. Together with the European Union and some other allies, Washington has imposed several rounds of economic sanctions against Russia.',
      'Washington has stated that the two nations can still cooperate on a number of issues, despite disagreements on the Ukrainian conflict, while Moscow has expressed readiness to continue cooperation, but on terms of mutual respect.',
    ],
  ),
  /* @__PURE__ */ article(
    {
      id: '001_fa37b76b7c1437cc',
      title: 'Russia hopes that Lavrov-Pompeo meeting will boost dialogue with the U.S.',
      place: 'San Francisco',
    },
    [
      'SAN FRANCISCO – The meeting of Russian Foreign Minister Sergey Lavrov and US Secretary of State Mike Pompeo, held within the framework of the United Nations General Assembly, could boost bilateral relations, said the Russian ambassador to the United States, Anatoli Antonov.',
      '“The conversation of the ministers was sincere and open, we hope that the meeting will boost our dialogue,” he said at the Russian-American forum Fort Ross Dialogue, which is held in San Francisco.',
      'The ambassador stressed that Moscow and Washington hold consultations on strategic stability and the fight against terrorism among other issues.',
      '“We successfully exchanged opinions about North Korea and Afghanistan, our military maintains contact in Syria,” the diplomat added.',
      'The meeting of Lavrov and Pompeo took place on September 27.',
      'The US secretary of state declared after the meeting that the two countries must overcome current tensions and find a constructive path towards the future.',
      'The United States and Russia must overcome their most recent tensions and find a constructive path towards the future, said US Secretary of State Mike Pompeo after meeting with his Russian counterpart Sergey Lavrov.',
      'Pompeo said at the time that he met with Lavrov to discuss bilateral issues and a variety of global challenges, including arms control.',
      'The secretary of state added that while the U.S. has areas of tension with Russia and they must find a constructive path to the future and have worked together before and can do it again.',
      'The heads of the Russian and US diplomacies reviewed the crises in Ukraine, Afghanistan and the Middle East, as well as the situation on the Korean Peninsula, according to a statement from the Russian Foreign Ministry.',
      '“A wide variety of items on the common agenda were discussed. Ministers spoke about the prospects for a solution to the situation on the Korean Peninsula, about Afghanistan, Ukraine, the Middle East and North Africa, among other issues,” the statement said.',
      'Lavrov expressed in particular his hope that the new Administration of Ukraine will begin to apply the Minsk Agreements in good faith .',
      'Regarding bilateral relations, Lavrov stressed the futility of trying to pressure Moscow through sanctions.',
    ],
  ),
  /* @__PURE__ */ article(
    {
      id: '002_c027a96c2905d777',
      title: 'Avoiding further harm to US-Russia relations ‘absolutely necessary’ – Lavrov',
      published: '2015-05-13',
    },
    [
      'The Russian Foreign Minister has said it is “absolutely necessary" to avoid steps that could further harm the ailing relations between Russia and the US. He spoke at a media briefing following lengthy talks with his US counterpart.',
      'US Secretary of State John Kerry made his official visit to Sochi on Tuesday, the first visit by a senior American official to Russia since the start of the Ukrainian turmoil in 2014 and the resulting plummet in relations between Moscow and Washington.',
      'Addressing the media after the talks, both diplomats stressed that they were on common ground with regards to many issues, including the situation in Syria and the threat of Islamic State terrorists in the region, as well as the Iranian nuclear deal. They also discussed the developing conflict in Yemen.',
      'John Kerry thanked Russian President Vladimir Putin for the "directness" he showed during the talks, and the "detailed explanation of Russia\'s position" on the issues that are causing divisions.',
      "The two diplomats admitted they were having a number of disagreements over the Ukrainian conflict, but both agreed on one thing: that February's Minsk peace roadmap is the best way to solve the crisis, and that diplomacy is the only way to peace. Both Lavrov and Kerry urged every international power that has any influence on any party in the Ukrainian conflict to exercise that influence in order to bring about the full implementation of the Minsk deals.",
      "When asked about Ukrainian President Poroshenko's recent vows to recapture the Donetsk airport, John Kerry said he had not read Poroshenko's exact speech. He did, however, say that he would warn Poroshenko against inciting new hostilities.",
      'Kerry held talks with Russian President Vladimir Putin, focused on bilateral ties, as well as several major international issues. The meeting lasted over four hours instead of the planned hour and a half, and immediately followed similarly long talks with Foreign Minister Sergey Lavrov. Earlier, the two diplomats laid flowers to a World War II memorial.',
      'During the talks, Russia\'s top diplomat stressed that the current crisis in relations between the two nations is not Russia\'s fault. According to a foreign ministry press release, Sergey Lavrov said that Russia is ready to work with the US, but only as an equal partner,“without attempts of dictate and coercion". The foreign minister said that escalating the confrontation and using sanctions to pressure Russia are a “dead end", as Russia will not be made to “sacrifice its national interests and stances on the matters it sees as crucial."',
      'During the media briefing, John Kerry said sanctions against Russia would be rolled back "if and when"all of the points of the Minsk deal are implemented in Ukraine.',
      "Following the talks between Kerry and Putin, Kremlin aide Yury Ushakov said the Russian president wants US-Russian relations back to normal, Reuters reports. He said, however, that Tuesday's talks brought no major breakthrough in diplomacy between the two nations.",
      'White house representative Josh Earnest said at a press briefing that he thought the US and Russia can cooperate effectively, despite the serious disagreements between them. He pointed out a number of issues where the cooperation is already taking place, including space exploration and the chemical disarmament of Syria.',
    ],
  ),
  /* @__PURE__ */ article(
    {
      id: '003_587924774569cb5d',
      title: "Kerry: 'Productive' Talks With Russian Foreign Minister in Moscow",
      published: '2016-03-24',
      author: 'Anastasia Bazenkova',
      source: 'themoscowtimes.com',
      url: 'https://www.themoscowtimes.com/2016/03/24/kerry-productive-talks-with-russian-foreign-minister-in-moscow-a52260',
    },
    [
      'Following negotiations with Russian Foreign Minister Sergei Lavrov, U.S. Secretary of State John Kerry said on Twitter that talks had been "productive."',
      'Kerry wrote: "Spoke at length today with FM Lavrov about Syria and Ukraine. Productive dialogue with important partner."',
      'Kerry and Lavrov met in Moscow and spoke for almost four hours. During the session, they discussed bilateral relations and the situation in Syria and Ukraine, Russian Foreign Ministry spokeswoman Maria Zakharova reported Thursday.',
      'Before the talks began, Kerry congratulated his Russian counterpart on his birthday, adding, much to everyone\'s amusement: "I hope that it will bring in extra wisdom to our conversations. You look terrific, Sergei," the U.S. State Department press office reported.',
      '"We can actually demonstrate that the two mighty powers such as ours can work together despite differences on some issues. We can, when the need arises, do everything possible to deal with these challenges," Kerry said in remarks prior to negotiations.',
      'Kerry said that Russia and the United States have been working together — along with their allies and countries in the International Syria Support Group. "There has been a fragile but nevertheless beneficial reduction in violence — some say as much as 85 to 90 percent — in Syria," the U.S. State Department transcript said. However, he said that more needs to be done to reduce the violence and increase humanitarian aid in Syria.',
      'Kerry arrived in Moscow on Wednesday for a two-day visit to hold talks with Lavrov and Russian President Vladimir Putin. This is the third time Kerry has visited Russia over the past year.',
      'During the current visit to Moscow, Kerry also held talks with German Foreign Minister Frank-Walter Steinmeier to discuss the situation in Syria and the implementation of the Minsk agreements.',
    ],
  ),
  /* @__PURE__ */ article(
    {
      id: '004_aee61f491a169a4d',
      title: 'Western leaders in Moscow, day two: John Kerry',
      source: 'Vestnik Kavkaza',
    },
    [
      'A meeting between Russian President Vladimir Putin, US Secretary of State John Kerry, who is paying a visit to Moscow now, and Minister of Foreign Affairs of Russia Sergey Lavrov took place tonight at the Kremlin. Kerry and Lavrov told the head of state about the outcome of the negotiations that took place this afternoon.',
      'The meeting was attended by Russia’s presidential aide Yuri Ushakov and the US Ambassador to Russia John Tefft.',
      'At the beginning of the meeting, Vladimir Putin stated that Russia is always happy when representatives of Washington pay visits, which take place in a business environment and provide a chance to advance on serious issues.',
      '"We are really pleased to see you. I say it without any jokes. As a rule, we manage to achieve some common grounds, we manage to move forward to solve bilateral and international issues,’’ the head of state said.',
      'John Kerry expressed his condolences on behalf of President Barack Obama in connection with the plane crash that occurred on March 19th in Rostov-on-Don, RIA Novosti reports.',
      'The head of the State Department also offered assistance in the investigation into the tragedy.',
      'The Secretary of State expressed gratitude to Putin for his time. "I know that you have a very busy schedule today, but, nevertheless, we are very excited to have serious talks regarding serious things," he stressed.',
      'A key theme of the meeting, as was previously reported, was the situation in Syria. Kerry said that Russia and the United States managed to achieve what many perceived to be impossible – a ceasefire in the country.',
      '"Many observers believed that the cessation of hostilities was something that was impossible to achieve. However, we realized it thanks to both our military and political cooperation, and a lot of effort," he said.',
      'This morning Kerry met with Russian Foreign Minister Sergei Lavrov. The talks lasted about four hours. In the course of them the foreign ministers discussed bilateral relations, Syria and Ukraine, Russian Foreign Ministry spokesman Maria Zakharova said.',
      'Firstly, the US Secretary of State congratulated the Minister of Foreign Affairs of Russia on his birthday. "I hope that our discussions today will be successful and I want to use this moment to wish you a happy birthday. I hope that this date will give you more wisdom to conduct these negotiations,’’ RIA Novosti cites Kerry as saying.',
      'The President of the National Strategy Institute, Mikhail Remizov, said that the synchronicity of Kerry’s and Steinmeier’s visit means special meetings: Syria should be the main focus during talks with the US Secretary during the negotiations with the Foreign Minister of Germany.',
      '"I think we should not exclude the fact that they demand some concessions from Moscow regarding Ukraine, as there is aggravation at the fronts now,’’ he added.',
      'According to the expert, the West is trying to build a new format of the dialogue with Moscow after the situation with Crimea, when the dialogue was actually frozen. "Now it has resumed, but it is too early to speak about any success,’’ Mikhail Remizov concluded.',
    ],
  ),
]

// A body is its paragraphs, a blank line between them: each text stands here once.
function article(facts: Omit<Article, 'body' | 'paragraphs'>, paragraphs: string[]): Article {
  return { ...facts, body: paragraphs.join('\n\n'), paragraphs }
}
