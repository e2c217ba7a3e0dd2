import type { Messages } from '../en/messages.ts';

export const errors: Messages['errors'] = {
  usage: { message: '{{detail}}', hint: '用 `dcmm help` 查看全部命令，用 `dcmm help <命令>` 查看某个命令。' },
  'prompt-impossible': {
    message: '这里需要回答（{{what}}），但现在不能提问。',
    hint: '请用 {{flag}} 给出。要提问须在终端里运行，不带 --no-input 或 --json，也没有设置 CI 或 TERM=dumb。',
  },
  'no-input-files': {
    message: '{{path}} 里没有答卷文件。',
    hint: '请给出 .json 答卷文件、文件夹或通配符，或用 - 从标准输入读取。',
  },
  'stdin-is-terminal': {
    message: '标准输入是终端，而 `-` 需要从那里读文件。',
    hint: '请用管道送入：`dcmm score - < answers.json`。',
  },
  'output-exists': {
    message: '{{file}} 已经存在，没有改动。',
    hint: '换个名字，或用 --force 覆盖。',
  },
  'output-is-database': {
    message: '{{file}} 是正在使用的数据库，所有已保存的内容都在里面，不能覆盖。',
    hint: '请给输出文件另取名字。',
  },
  'unknown-rubric': {
    message: '没有名为“{{rubric}}”的问卷。',
    hint: '现有：{{known}}。也可以给出 rubric.json 或所在文件夹的路径。',
  },
  'unknown-node': {
    message: '问卷里没有“{{node}}”这个能力域、能力项或条目。',
    hint: '最接近的是：{{near}}。用 `dcmm rubric show` 查看全部。',
  },
  'assessment-not-found': {
    message: '没有以“{{id}}”开头的评估。',
    hint: '用 `dcmm list` 查看已保存的评估。',
  },
  'assessment-ambiguous': { message: '“{{id}}”对应不止一个评估：{{matches}}。', hint: '请多输入几位编号。' },
  'assessment-done': {
    message: '评估 {{id}} 已完成，答案没有改动。',
    hint: '用 `dcmm assess --resume {{id}}` 可以重新打开。',
  },
  'none-open': {
    message: '没有未完成的评估。',
    hint: '用 `dcmm assess` 开始新的评估；已完成的可用 `dcmm assess --resume 编号` 重新打开（编号见 `dcmm list`）。',
  },
  'assessment-imported': {
    message: '评估 {{id}} 来自文件 {{file}}，答案以该文件为准。',
    hint: '请修改文件后重新评分。',
  },
  'enterprise-not-found': {
    message: '没有保存“{{id}}”这家企业。',
    hint: '用 `dcmm list` 查看有评估的企业。',
  },
  'enterprise-exists': {
    message: '企业“{{name}}”{{uscc}} 已经保存过。',
    hint: '请直接选用，不要重复新建。',
  },
  'database-foreign': {
    message: '{{file}} 是其他程序的数据库。',
    hint: '请用 --db 指定其他文件；它没有被改动。',
  },
  'invalid-rubric': {
    message: '问卷 {{file}} 不能使用。',
    hint: '请改正下列问题，再用 `dcmm rubric validate` 检查。',
  },
  'invalid-profile': {
    message: '评分配置 {{file}} 不能使用。',
    hint: '请改正下列问题；写法见 docs/scoring.md。',
  },
  'invalid-answers': {
    message: '{{file}} 中的答卷无法评分。',
    hint: '请改正下列问题后再运行；没有保存任何内容。',
  },
  'invalid-import': {
    message: '{{file}} 没有导入：共 {{count}} 处问题，什么都没有保存。',
    hint: '请按所列位置改正后重新运行。',
  },
  'import-conflict': {
    message: '{{file}} 没有导入：共 {{count}} 处问题，什么都没有保存。',
    hint: '填得不一样的，请与填写人核对后只留一种，或用 --prefer first、--prefer last 决定以哪个文件为准；其余按所列位置改正。',
  },
  'invalid-template': {
    message: '报告模板 {{file}} 不能使用：{{reason}}',
    hint: '可用的写法见 docs/templates.md。',
  },
  'invalid-theme': {
    message: '报告主题 {{file}} 不能使用。',
    hint: '请改正下列问题；写法见 docs/templates.md。',
  },
  'nothing-stored': {
    message: '{{file}} 里还没有保存的结果。',
    hint: '用 `dcmm score 路径… --save` 保存结果；用 `dcmm cohort 路径…` 可以不保存、直接看文件。',
  },
  'nothing-counted': {
    message: '{{path}} 里没有可以统计的结果。',
    hint: '每份文件的问题已在上面列出；可用 `dcmm cohort --rubric 编号` 选择要统计的问卷。',
  },
  'unknown-programme': {
    message: '没有“{{programme}}”这个政策目标文件。',
    hint: '现有：{{known}}。也可以给出自己文件的路径，格式见 docs/commands/cohort.md。',
  },
  'invalid-programme': {
    message: '政策目标文件 {{file}} 无法使用。',
    hint: '请改正列出的问题；格式见 docs/commands/cohort.md。',
  },
  'invalid-benchmark': {
    message: '对比群体的分数文件 {{file}} 不能使用。',
    hint: '请改正下列问题；写法见 docs/templates.md。',
  },
  'report-unreadable': {
    message: '{{file}} 里没有结果校验码。',
    hint: '请给出 dcmm 写出的报告（pdf、html、docx、xlsx、md、json）或结果文件。',
  },
  'migration-same-rubric': {
    message: '这些答案本来就是用 {{rubric}} 回答的，内容完全相同，不需要转换。',
    hint: '请用 --to 指定另一份问卷，或它的新版本。',
  },
  'rubrics-differ': {
    message:
      '{{a}} 用的是 {{rubricOfA}}，{{b}} 用的是 {{rubricOfB}}：两者的得分衡量的内容不同，不能直接比较。',
    hint: '先用 `dcmm migrate {{source}} --to {{target}}` 把答案转过去，再拿转好的评估来比较。',
  },
  'crosswalk-not-found': {
    message: '没有从 {{from}} 到 {{to}} 的对照表。',
    hint: '可用 --crosswalk 指定，格式见 docs/commands/migrate.md。未作任何改动。',
  },
  'invalid-crosswalk': {
    message: '对照表 {{file}} 不能用。',
    hint: '请按上面列出的改正。未作任何改动。',
  },
  'invalid-conditions': {
    message: '申报条件文件 {{file}} 不能用。',
    hint: '请按上面列出的改正，格式见 docs/commands/eligibility.md。',
  },
  'invalid-entry-profile': {
    message: '企业情况文件 {{file}} 不能用。',
    hint: '请按上面列出的改正，示例见 docs/commands/eligibility.md。',
  },
  'text-overlay-not-found': {
    message: '本机没有为 {{rubric}} 保存过自有文本。',
    hint: '可用 `dcmm rubric overlay template {{rubric}}` 生成一份待填的文件。',
  },
  'invalid-text-overlay': {
    message: '自有文本文件 {{file}} 不能用。',
    hint: '请按上面列出的改正。未作任何改动。',
  },
  'invalid-allowances': {
    message: '放行清单 {{file}} 不能用。',
    hint: '请按上面列出的改正，格式见 docs/authoring.md。',
  },
  'file-not-found': { message: '找不到 {{file}}。', hint: '请检查路径。' },
  'file-unreadable': {
    message: '{{file}} 无法读取（{{reason}}）。',
    hint: '请检查权限，并确认它是一个文件。',
  },
  'file-unwritable': {
    message: '{{file}} 无法写入（{{reason}}）。',
    hint: '请检查文件夹权限，或换个位置。',
  },
  'disk-full': {
    message: '磁盘已满，{{file}} 没有写入。',
    hint: '腾出空间后再运行；没有留下写了一半的文件。',
  },
  'output-unwritable': {
    message: '结果没能写到标准输出（{{reason}}）。',
    hint: '那里收到的内容不完整。请腾出空间或换个位置，再运行一次。',
  },
  'file-too-large': {
    message: '{{file}} 太大（{{size}}）。',
    hint: '一个答卷文件只放一家企业，上限为 {{limit}}。',
  },
  'database-locked': { message: '数据库 {{file}} 正被另一个进程使用。', hint: '等它结束后再运行。' },
  'database-damaged': {
    message: '{{file}} 已损坏，或者不是数据库。',
    hint: '请保留该文件。用 `dcmm db backup` 做过的备份恢复，或用 --db 另建一个。',
  },
  'database-newer': {
    message: '数据库 {{file}} 由更新版本的 dcmm 创建（结构版本 {{found}}，本程序只认识到 {{known}}）。',
    hint: '请安装新版 dcmm。文件没有改动。',
  },
  'database-read-only': {
    message: '数据库 {{file}} 或它所在的文件夹是只读的。',
    hint: '请修改权限；只想查看的话，把文件复制到可以写入的位置，再用 --db 指定。',
  },
  'database-unusable': {
    message: '数据库 {{file}} 无法使用（{{reason}}）。',
    hint: '用 `dcmm doctor` 查看详情，或用 --db 指定其他文件。',
  },
  'assessment-in-use': {
    message: '评估 {{id}} 正在另一个 dcmm 中编辑。',
    hint: '请先在那边保存退出；那个进程结束后会自动释放。',
  },
  'browser-missing': {
    message: '没有找到可以生成 PDF 的浏览器。',
    hint: '请安装 Chrome、Chromium 或 Edge，或用 DCMM_BROWSER 指定路径，或运行 `npm install @sparticuz/chromium`。用 `dcmm doctor` 查看详情。',
  },
  'browser-failed': {
    message: '浏览器 {{browser}} 出错：{{reason}}',
    hint: '用 `dcmm doctor` 检查。--format html 或 docx 不需要浏览器。',
  },
  'browser-no-text': {
    message: '浏览器 {{browser}} 输出的页面里没有任何文字，已作废。',
    hint: '多半是本机的字体配置有问题：请检查 /etc/fonts/fonts.conf，或取消环境变量 FONTCONFIG_FILE 和 FONTCONFIG_PATH。',
  },
  'browser-wrong': {
    message: 'DCMM_BROWSER 指定的 {{path}} 无法启动（{{reason}}）。',
    hint: '请改正路径，或取消 DCMM_BROWSER，改用本机已安装的浏览器。',
  },
  'browser-sandbox': {
    message: '浏览器 {{browser}} 的沙箱在本机无法启动。',
    hint: '请允许非特权用户命名空间，或设置 DCMM_BROWSER_SANDBOX=off：报告不运行脚本，也不访问网络。',
  },
  'browser-too-old': {
    message: '浏览器 {{browser}} 版本太旧（{{version}}），需要 {{minimum}} 或更新的版本。',
    hint: '请升级，或用 DCMM_BROWSER 指定另一个浏览器。',
  },
  'fonts-missing': {
    message: '缺少报告字体：{{files}}。',
    hint: '请在 dcmm 所在文件夹重新运行 `npm install`，字体来自 @expo-google-fonts/noto-sans-sc。',
  },
  interrupted: { message: '已中断。', hint: '做完的都已保存，其余没有改动。' },
  'inventory-not-found': {
    message: '没有以“{{id}}”开头的清单。',
    hint: '用 `dcmm classify list` 查看已保存的清单。',
  },
  'unknown-overlay': {
    message: '没有“{{overlay}}”这个行业补充文件。',
    hint: '现有：{{known}}。也可以写 JSON 文件的路径。',
  },
  'unknown-asset': {
    message: '清单里没有资产“{{asset}}”。',
    hint: '用 `dcmm classify show` 查看全部资产。',
  },
  'invalid-inventory': {
    message: '{{file}} 没有导入：共 {{count}} 处问题，什么都没有保存。',
    hint: '请按所列位置改正后重新运行；--dry-run 只检查、不保存。',
  },
  'invalid-overlay': {
    message: '补充文件 {{file}} 无效。',
    hint: '请按所列位置改正；格式见 docs/classification.md。',
  },
  'state-secret': {
    message: '国家秘密不能在这里处理，什么都没有保存。',
    hint: '请把这类数据从文件中删去，按保密规定另行管理。',
  },
  'invalid-columns': {
    message: '导出列的设置无效（{{file}}）。',
    hint: '请写字段编号的列表，或 {"field", "header"} 的列表；可用字段见 docs/commands/classify.md。',
  },
  'review-refused': {
    message: '什么都没有改动：{{all}} 项资产中有 {{count}} 项不能走这一步。',
    hint: '本人不能复核自己的工作，批准之前须先复核。用 `dcmm classify show` 查看各项由谁填写。',
  },
};
